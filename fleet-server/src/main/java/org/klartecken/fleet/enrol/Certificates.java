// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the two kinds of certificates (RFC 5280), with keys on P-256. */
final class Certificates {
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final Duration CA_LIFE = Duration.ofDays(3_650);
  /** The longest that common TLS clients accept. */
  private static final Duration SERVER_LIFE = Duration.ofDays(397);
  private static final Duration SLOW_CLOCKS = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private Certificates() {
  }

  static KeyPair newKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return generator.generateKeyPair();
  }

  static X509Certificate authority(KeyPair key, Instant now)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    var name = new X500Name("CN=Klartecken CA " + Long.toHexString(RANDOM.nextLong()));
    var builder = new JcaX509v3CertificateBuilder(name, serial(), from(now), Date.from(now.plus(CA_LIFE)), name,
        key.getPublic());
    var extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(Extension.subjectKeyIdentifier, false,
        extensions.createSubjectKeyIdentifier(key.getPublic()));
    return sign(builder, key.getPrivate());
  }

  static X509Certificate server(X509Certificate ca, PrivateKey caKey, KeyPair key, List<String> hosts, Instant now)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    var issuer = new JcaX509CertificateHolder(ca).getSubject();
    var builder = new JcaX509v3CertificateBuilder(issuer, serial(), from(now), Date.from(now.plus(SERVER_LIFE)),
        new X500Name("CN=Klartecken fleet server"), key.getPublic());
    var extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.authorityKeyIdentifier, false,
        extensions.createAuthorityKeyIdentifier(ca.getPublicKey()));
    builder.addExtension(Extension.subjectAlternativeName, false,
        new GeneralNames(hosts.stream().map(Certificates::name).toArray(GeneralName[]::new)));
    return sign(builder, caKey);
  }

  private static GeneralName name(String host) {
    boolean address = host.contains(":") || host.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder(SIGNATURE).build(key);
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static BigInteger serial() {
    return new BigInteger(127, RANDOM);
  }

  private static Date from(Instant now) {
    return Date.from(now.minus(SLOW_CLOCKS));
  }
}
