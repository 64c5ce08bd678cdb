// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-time token of an administrator: {@code kt1.<secret>.<fingerprint>}.
 *
 * @param text as it was given; a secret, never logged
 * @param fingerprint SHA-256 of the DER of the server's CA certificate, base64url without padding, 43 characters
 */
public record EnrolmentToken(String text, String fingerprint) {
  private static final Pattern SHAPE = Pattern.compile("kt1\\.[A-Za-z0-9_-]{8,100}\\.([A-Za-z0-9_-]{43})");

  /** Reads a token; empty when it has not the shape of one. */
  public static Optional<EnrolmentToken> parse(String text) {
    Matcher shape = SHAPE.matcher(text.strip());
    return shape.matches() ? Optional.of(new EnrolmentToken(shape.group(), shape.group(1))) : Optional.empty();
  }

  /** Whether this is the CA that the token was made for. */
  public boolean vouchesFor(X509Certificate ca) {
    return fingerprintOf(ca).equals(fingerprint);
  }

  static String fingerprintOf(X509Certificate ca) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(ca.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("every JDK can hash a certificate", e);
    }
  }

  @Override
  public String toString() {
    return "kt1.…." + fingerprint;
  }
}
