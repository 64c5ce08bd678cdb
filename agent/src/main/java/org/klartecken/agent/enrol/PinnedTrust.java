// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trust in one certificate authority: and no other, whatever the system trusts, or beside those that it does. */
public final class PinnedTrust {
  private static final Logger LOG = LoggerFactory.getLogger(PinnedTrust.class);

  private PinnedTrust() {
  }

  /** Does what the first handshake would else do: Java makes the tables of P-256, the curve of our servers' keys, once. */
  public static void prepare() {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(new ECGenParameterSpec("secp256r1"));
      pairs.generateKeyPair();
    } catch (GeneralSecurityException e) { // whoever needs the curve will say so
      LOG.debug("no tables of P-256: {}", e.getMessage());
    }
  }

  /** The certificate of a PEM text. */
  static X509Certificate certificate(String pem) throws GeneralSecurityException {
    return (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
  }

  /** TLS that accepts only servers whose certificate this authority signed. */
  public static SSLContext context(String caPem) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers(certificate(caPem)).getTrustManagers(), null);
    return context;
  }

  /** TLS that also accepts servers that the system trusts: those of a proxy before the web, never those of messages. */
  public static SSLContext besidesSystem(String caPem) throws GeneralSecurityException {
    List<ServerTrust.Source> sources = List.of(() -> managers(certificate(caPem)), PinnedTrust::ofSystem);
    return ServerTrust.context(_ -> sources);
  }

  static TrustManagerFactory ofSystem() throws GeneralSecurityException {
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init((KeyStore) null);
    return managers;
  }

  /** Managers that trust this authority alone. */
  static TrustManagerFactory managers(X509Certificate ca) throws GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try {
      trusted.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("an empty key store reads nothing", e);
    }
    trusted.setCertificateEntry("ca", ca);
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    return managers;
  }
}
