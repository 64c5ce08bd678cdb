// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The secret of a token: 256 random bits, so that a plain SHA-256 is hash enough. */
final class Secret {
  private static final Pattern SHAPE = Pattern.compile("ktk_[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {
  }

  static String fresh() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return "ktk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  static String freshId() {
    byte[] bits = new byte[6];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  static boolean isWellFormed(String secret) {
    return SHAPE.matcher(secret).matches();
  }

  static String hash(String secret) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) { // every Java platform has it
      throw new IllegalStateException("SHA-256 is missing", e);
    }
  }
}
