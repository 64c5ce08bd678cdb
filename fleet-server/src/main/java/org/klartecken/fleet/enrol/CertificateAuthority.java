// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * A certificate authority of our own, made at the first start, and the server's certificate that it signs.
 *
 * <p>Four PEM files in one folder; the keys are readable by their owner only. The server's certificate is made anew when
 * it ends within 30 days or lacks a host.
 *
 * @param caPem for agents to trust
 * @param fingerprint base64url of the SHA-256 of the authority's DER octets: enrolment tokens carry it
 */
public record CertificateAuthority(String caPem, String fingerprint, String serverPem, String serverKeyPem) {
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  /** Reads the folder, and makes what is missing or near its end. */
  public static CertificateAuthority open(Path folder, List<String> hosts, Instant now) {
    try {
      PrivateFiles.folder(folder);
      if (!Files.exists(folder.resolve("ca.pem")) || !Files.exists(folder.resolve("ca.key"))) {
        create(folder, now);
      }
      X509Certificate ca = Pem.certificate(Files.readString(folder.resolve("ca.pem")));
      if (!holds(folder, ca, hosts, now)) {
        renew(folder, ca, hosts, now);
      }
      return new CertificateAuthority(Pem.print(ca), fingerprint(ca), Files.readString(folder.resolve("server.pem")),
          Files.readString(folder.resolve("server.key")));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("the certificates in " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static void create(Path folder, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair key = Certificates.newKey();
    PrivateFiles.write(folder.resolve("ca.key"), Pem.print(key.getPrivate()));
    PrivateFiles.write(folder.resolve("ca.pem"), Pem.print(Certificates.authority(key, now)));
  }

  private static boolean holds(Path folder, X509Certificate ca, List<String> hosts, Instant now) throws IOException {
    Path file = folder.resolve("server.pem");
    if (!Files.exists(file) || !Files.exists(folder.resolve("server.key"))) {
      return false;
    }
    try {
      X509Certificate server = Pem.certificate(Files.readString(file));
      server.verify(ca.getPublicKey());
      return server.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE)) && names(server).containsAll(hosts);
    } catch (GeneralSecurityException e) { // of another authority, or no certificate: made anew
      return false;
    }
  }

  private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
    Set<String> names = new HashSet<>();
    var alternatives = certificate.getSubjectAlternativeNames();
    if (alternatives != null) {
      alternatives.forEach(pair -> names.add(String.valueOf(pair.get(1))));
    }
    if (names.contains("0:0:0:0:0:0:0:1")) { // how the JDK prints it
      names.add("::1");
    }
    return names;
  }

  private static void renew(Path folder, X509Certificate ca, List<String> hosts, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    PrivateKey caKey = Pem.privateKey(Files.readString(folder.resolve("ca.key")));
    KeyPair key = Certificates.newKey();
    X509Certificate server = Certificates.server(ca, caKey, key, hosts, now);
    PrivateFiles.write(folder.resolve("server.key"), Pem.print(key.getPrivate()));
    PrivateFiles.write(folder.resolve("server.pem"), Pem.print(server));
  }

  private static String fingerprint(X509Certificate ca) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(ca.getEncoded());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
