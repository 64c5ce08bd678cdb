// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The shared secret of authenticated STAMP: HMAC-SHA-256 cut to 128 bits over octets 0 to 95 (RFC 8762 §4.4). */
public final class StampKey {
  static final int COVERED = 96;
  static final int LENGTH = 16;
  private static final int SHORTEST = 16;
  private static final String ALGORITHM = "HmacSHA256";
  private final SecretKeySpec key;

  /** @throws IllegalArgumentException for a secret shorter than what the HMAC is cut to */
  public StampKey(byte[] secret) {
    if (secret.length < SHORTEST) {
      throw new IllegalArgumentException("A STAMP key has at least " + SHORTEST + " octets.");
    }
    key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The secret itself, for the process that calls in the name of this one; hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(key.getEncoded());
  }

  byte[] hmac(byte[] packet) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(packet, 0, COVERED);
      return Arrays.copyOf(mac.doFinal(), LENGTH);
    } catch (GeneralSecurityException e) { // every Java platform has it
      throw new IllegalStateException(ALGORITHM, e);
    }
  }

  /** Takes the same time whether and wherever it differs. */
  boolean isAuthentic(byte[] packet) {
    return MessageDigest.isEqual(hmac(packet), Arrays.copyOfRange(packet, COVERED, COVERED + LENGTH));
  }
}
