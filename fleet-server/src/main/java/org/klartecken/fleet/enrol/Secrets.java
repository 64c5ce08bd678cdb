// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random secrets of 256 bits and their hashes; so much chance needs no slow hash. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String AGENT_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"; // none that look alike

  private Secrets() {
  }

  static byte[] random(int octets) {
    byte[] bits = new byte[octets];
    RANDOM.nextBytes(bits);
    return bits;
  }

  static String randomText() {
    return text(random(32));
  }

  static String agentName() {
    StringBuilder name = new StringBuilder("a-");
    for (int i = 0; i < 10; i++) {
      name.append(AGENT_LETTERS.charAt(RANDOM.nextInt(AGENT_LETTERS.length())));
    }
    return name.toString();
  }

  static String text(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  static String hash(String secret) {
    return HexFormat.of().formatHex(sha256(secret.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A secret that the same key and words give again, and nobody without the key can. */
  static String derived(byte[] key, String words) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return text(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
