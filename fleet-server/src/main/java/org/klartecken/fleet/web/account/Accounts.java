// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.account;

import java.time.Duration;
import org.klartecken.fleet.web.Visit;
import org.klartecken.fleet.web.session.AuditLog;
import org.klartecken.fleet.web.session.RateLimit;
import org.klartecken.fleet.web.session.Sessions;
import org.klartecken.fleet.web.session.SetupLink;
import org.klartecken.fleet.web.session.Users;

/** What the pages of this package share. */
public record Accounts(Users users, Sessions sessions, SetupLink setup, AuditLog audit, RateLimit tries) {
  /** Ten tries in five minutes for each address, and for each name. */
  public static final int TRIES = 10;
  public static final Duration TRIES_PERIOD = Duration.ofMinutes(5);
  static final Duration WAIT = TRIES_PERIOD.dividedBy(TRIES);

  void note(Visit visit, String who, AuditLog.Act act, String about) {
    audit.add(new AuditLog.Line(visit.now(), who, act, about, visit.address()));
  }

  boolean mayTry(Visit visit, String key) {
    return tries.allows(key, visit.now());
  }
}
