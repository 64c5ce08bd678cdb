// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.account;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.session.AuditLog.Act;
import org.klartecken.fleet.web.session.User;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people log in; leads back to where they wanted to go. */
public final class LoginPage implements Page {
  private static final Logger LOG = LoggerFactory.getLogger(LoginPage.class);
  private final Accounts accounts;

  public LoginPage(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String path() {
    return "/login";
  }

  @Override
  public Access access() {
    return Access.EVERYBODY;
  }

  @Override
  public Answer show(Visit visit) {
    return visit.session() != null ? new Answer.Moved("/") : shown(visit, 200, "", null);
  }

  @Override
  public Answer act(Visit visit) {
    String name = visit.field("name").strip();
    String key = "name:" + name.toLowerCase(Locale.ROOT);
    if (!accounts.mayTry(visit, visit.address()) || !accounts.mayTry(visit, key)) {
      LOG.warn("log-in refused: address={} reason=TOO_MANY", visit.address());
      return new Answer.TooMany(Accounts.WAIT);
    }
    Optional<User> user = name.length() > 200
        ? Optional.empty()
        : accounts.users().check(name, visit.field("password"));
    if (user.isEmpty()) {
      LOG.warn("log-in refused: address={} reason=NAME_OR_PASSWORD_WRONG", visit.address());
      accounts.note(visit, visit.address(), Act.LOG_IN_REFUSED, name.length() > 60 ? name.substring(0, 60) : name);
      return shown(visit, 401, name, visit.words().get("login.wrong"));
    }
    accounts.tries().forgive(key);
    accounts.note(visit, user.get().name(), Act.LOGGED_IN, user.get().name());
    return new Answer.LoggedIn(accounts.sessions().begin(user.get(), visit.now()), next(visit));
  }

  /** Only an address of this server: it begins with one slash. */
  static String next(Visit visit) {
    String wanted = visit.query().getOrDefault("next", visit.field("next"));
    boolean here = wanted.startsWith("/") && !wanted.startsWith("//") && !wanted.contains("\\")
        && wanted.chars().noneMatch(Character::isISOControl);
    return here ? wanted : "/";
  }

  private Answer shown(Visit visit, int status, String name, @Nullable String wrong) {
    var view = new LoginView(visit.frame(visit.words().get("login.title")), name, next(visit), wrong,
        accounts.users().none());
    return new Answer.Shown(status, new StaticTemplates().login(view), java.time.Duration.ZERO);
  }
}
