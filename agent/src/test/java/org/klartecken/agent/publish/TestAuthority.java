// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority made for one test, and a server certificate for {@code localhost} that it signed. */
@SuppressWarnings("JavaUtilDate") // what the certificate builder takes
public record TestAuthority(X509Certificate ca, String caPem, String serverPem, String serverKeyPem) {
  /** A new one, valid for ten years. */
  public static TestAuthority create() {
    try {
      return make(new Date(System.currentTimeMillis() - 3_600_000));
    } catch (Exception e) {
      throw new AssertionError("the test's certificates could not be made", e);
    }
  }

  private static TestAuthority make(Date from) throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair caKey = keys.generateKeyPair();
    KeyPair serverKey = keys.generateKeyPair();
    Date until = Date.from(Instant.ofEpochMilli(from.getTime()).plus(Duration.ofDays(3650)));
    X500Name name = new X500Name("CN=Test authority");
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(caKey.getPrivate());
    var converter = new JcaX509CertificateConverter();
    var authority = new JcaX509v3CertificateBuilder(name, serial(), from, until, name, caKey.getPublic());
    authority.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    var server = new JcaX509v3CertificateBuilder(name, serial(), from, until, new X500Name("CN=localhost"),
        serverKey.getPublic());
    server.addExtension(Extension.subjectAlternativeName, false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    X509Certificate ca = converter.getCertificate(authority.build(signer));
    X509Certificate certificate = converter.getCertificate(server.build(signer));
    return new TestAuthority(ca, pem(ca), pem(certificate), pem(new JcaPKCS8Generator(serverKey.getPrivate(), null)));
  }

  private static BigInteger serial() {
    return new BigInteger(127, new SecureRandom());
  }

  private static String pem(Object object) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  /** TLS of a server that sends this authority's certificate behind its own. */
  public SSLContext serverContext() throws GeneralSecurityException, IOException {
    var certificates = CertificateFactory.getInstance("X.509");
    var own = certificates.generateCertificate(new ByteArrayInputStream(serverPem().getBytes(UTF_8)));
    String key = serverKeyPem().replaceAll("-----[A-Z ]+-----|\\s", "");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("server",
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))),
        new char[0], new Certificate[]{own, ca()});
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
