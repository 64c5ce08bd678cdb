// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** Argon2id with the parameters that OWASP advises: 19 MiB, two passes, one lane. Takes about 50 ms of one core. */
final class Passwords {
  private static final Argon2Function FUNCTION = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private static final int SALT_OCTETS = 16;
  /** Checked when there is no such user, so that the time of an answer does not tell who exists. */
  private static final String NOBODY = hash(Secret.fresh());

  private Passwords() {
  }

  static String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_OCTETS).with(FUNCTION).getResult();
  }

  static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  static void spendTheSameTime(String password) {
    var _ = matches(password, NOBODY);
  }
}
