// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Random secrets of 256 bits, for cookies and links, and what is derived from them. */
public final class Secret {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {
  }

  public static String fresh() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** A short random name that need not be secret. */
  public static String freshId() {
    byte[] bits = new byte[8];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  public static boolean isWellFormed(String secret) {
    return SHAPE.matcher(secret).matches();
  }

  /** What is stored instead of the secret; 256 random bits need no slow hash. */
  public static String hash(String secret) {
    return HexFormat.of().formatHex(digest(secret));
  }

  /** The token that a form must carry: known to whoever reads a page of ours, derived from the cookie. */
  public static String formToken(String cookie) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest("form:" + cookie));
  }

  /** Compares in a time that does not depend on where they differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
