// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts one authority and nothing else, as an agent does. */
public final class TrustCa {
  private TrustCa() {
  }

  public static SSLContext context(String caPem) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    var octets = new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII));
    store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(octets));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
