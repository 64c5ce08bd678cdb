// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.session.AuditLog.Act;
import org.klartecken.fleet.web.session.PasswordRules.Fault;
import org.klartecken.fleet.web.session.Users.Added;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Words;

/** Where somebody with a one-time link chooses name and password: the first administrator, or who was invited. */
public final class NewUserPage implements Page {
  private final Accounts accounts;
  private final boolean first;

  /** @param first whether it is the link of the first start, or an invitation */
  public NewUserPage(Accounts accounts, boolean first) {
    this.accounts = accounts;
    this.first = first;
  }

  @Override
  public String path() {
    return first ? "/setup/:secret" : "/invited/:secret";
  }

  @Override
  public Access access() {
    return Access.EVERYBODY;
  }

  @Override
  public Answer show(Visit visit) {
    if (!accounts.mayTry(visit, "link:" + visit.address())) {
      return new Answer.TooMany(Accounts.WAIT);
    }
    return opens(visit) ? shown(visit, 200, "", null) : used(visit);
  }

  @Override
  public Answer act(Visit visit) {
    if (!accounts.mayTry(visit, "link:" + visit.address())) {
      return new Answer.TooMany(Accounts.WAIT);
    }
    if (!opens(visit)) {
      return used(visit);
    }
    String name = visit.field("name");
    return switch (accounts.users().add(name, visit.field("password"), visit.field("again"), visit.now())) {
      case Added.Refused(Fault reason) -> shown(visit, 400, name, reason);
      case Added.Done(var user) -> {
        use(visit);
        accounts.note(visit, user.name(), first ? Act.SET_UP : Act.USER_ADDED, user.name());
        yield new Answer.LoggedIn(accounts.sessions().begin(user, visit.now()), "/");
      }
    };
  }

  private boolean opens(Visit visit) {
    String secret = visit.part("secret");
    return first ? accounts.setup().opens(secret) : accounts.users().isInvited(secret, visit.now());
  }

  private void use(Visit visit) {
    if (first) {
      accounts.setup().use();
    } else {
      var _ = accounts.users().redeem(visit.part("secret"));
    }
  }

  private Answer shown(Visit visit, int status, String name, @Nullable Fault fault) {
    Words w = visit.words();
    String title = w.get(first ? "setup.title" : "invited.title");
    var view = new NewUserView(visit.frame(title), title, w.get(first ? "setup.text" : "invited.text"), name,
        fault != null && isOfName(fault) ? w.of(fault) : null, fault != null && !isOfName(fault) ? w.of(fault) : null);
    return new Answer.Shown(status, new StaticTemplates().newUser(view), Duration.ZERO);
  }

  private Answer used(Visit visit) {
    Words w = visit.words();
    var view = new LinkUsedView(visit.frame(w.get("link.used.title")), w.get("link.used.title"),
        w.get(first ? "link.used.setup" : "link.used.invited"));
    return new Answer.Shown(404, new StaticTemplates().linkUsed(view), Duration.ZERO);
  }

  private static boolean isOfName(Fault fault) {
    return switch (fault) {
      case NAME_MISSING, NAME_TOO_LONG, NAME_TAKEN -> true;
      case TOO_SHORT, TOO_LONG, TOO_PLAIN, HAS_NAME, NOT_REPEATED -> false;
    };
  }
}
