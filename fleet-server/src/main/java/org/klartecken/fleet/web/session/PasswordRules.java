// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import java.util.Locale;
import java.util.Optional;

/** What a name and a password must be. Length before variety, as NIST SP 800-63B asks. Pure. */
public final class PasswordRules {
  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;
  public static final int LONGEST_NAME = 60;
  private static final int FEWEST_DIFFERENT = 5;

  private PasswordRules() {
  }

  /** Why a name or password is refused; the word of the sentence on the page. */
  public enum Fault {
    NAME_MISSING, NAME_TOO_LONG, NAME_TAKEN, TOO_SHORT, TOO_LONG, TOO_PLAIN, HAS_NAME, NOT_REPEATED
  }

  public static Optional<Fault> ofName(String name) {
    if (name.isBlank()) {
      return Optional.of(Fault.NAME_MISSING);
    }
    return name.length() > LONGEST_NAME ? Optional.of(Fault.NAME_TOO_LONG) : Optional.empty();
  }

  public static Optional<Fault> ofPassword(String name, String password, String again) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of(Fault.TOO_SHORT);
    }
    if (password.length() > LONGEST) {
      return Optional.of(Fault.TOO_LONG);
    }
    if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of(Fault.TOO_PLAIN);
    }
    if (name.length() > 3 && password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of(Fault.HAS_NAME);
    }
    return password.equals(again) ? Optional.empty() : Optional.of(Fault.NOT_REPEATED);
  }
}
