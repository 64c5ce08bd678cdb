// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final List<String> HOSTS = List.of("localhost", "127.0.0.1", "::1");

  @Test
  void staysTheSameFromStartToStart(@TempDir Path folder) {
    var first = CertificateAuthority.open(folder, HOSTS, NOW);
    assertEquals(first, CertificateAuthority.open(folder, HOSTS, NOW.plus(Duration.ofDays(300))));
  }

  @Test
  void renewsTheServersCertificateBeforeItsEndAndForANewHost(@TempDir Path folder) throws Exception {
    var first = CertificateAuthority.open(folder, HOSTS, NOW);
    var later = CertificateAuthority.open(folder, HOSTS, NOW.plus(Duration.ofDays(370)));
    assertNotEquals(first.serverPem(), later.serverPem());
    assertEquals(first.caPem(), later.caPem());
    var named = CertificateAuthority.open(folder, List.of("fleet.example"), NOW.plus(Duration.ofDays(370)));
    assertNotEquals(later.serverPem(), named.serverPem());
    Pem.certificate(named.serverPem()).verify(Pem.certificate(first.caPem()).getPublicKey());
  }

  @Test
  void fingerprintIsTheDigestOfTheAuthority(@TempDir Path folder) throws Exception {
    var authority = CertificateAuthority.open(folder, HOSTS, NOW);
    byte[] der = Pem.certificate(authority.caPem()).getEncoded();
    assertEquals(authority.fingerprint(), Base64.getUrlEncoder().withoutPadding()
        .encodeToString(MessageDigest.getInstance("SHA-256").digest(der)));
  }

  @Test
  void saysWhichFolderCannotBeUsed(@TempDir Path folder) throws Exception {
    CertificateAuthority.open(folder, HOSTS, NOW);
    java.nio.file.Files.writeString(folder.resolve("ca.pem"), "not a certificate");
    assertThrows(IllegalStateException.class, () -> CertificateAuthority.open(folder, HOSTS, NOW));
  }
}
