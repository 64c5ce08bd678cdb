// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.account;

import org.klartecken.fleet.web.Answer;
import org.klartecken.fleet.web.Page;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.session.AuditLog.Act;
import org.klartecken.fleet.web.session.Session;

/** Ends the session; there is nothing to see. */
public final class LogoutPage implements Page {
  private final Accounts accounts;

  public LogoutPage(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String path() {
    return "/logout";
  }

  @Override
  public Answer show(Visit visit) {
    return new Answer.Moved("/");
  }

  @Override
  public Answer act(Visit visit) {
    Session session = visit.session();
    if (session != null) {
      accounts.sessions().end(session);
      accounts.note(visit, visit.who(), Act.LOGGED_OUT, visit.who());
    }
    return new Answer.LoggedOut();
  }
}
