// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in a server that any of some managers trusts; its name is checked by the JDK. */
final class EitherTrust implements X509TrustManager {
  private final List<X509TrustManager> managers;

  EitherTrust(List<TrustManagerFactory> factories) {
    managers = factories.stream().flatMap(f -> Arrays.stream(f.getTrustManagers())).map(X509TrustManager.class::cast)
        .toList();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
    CertificateException fault = new CertificateException("nobody is trusted");
    for (X509TrustManager manager : managers) {
      try {
        manager.checkServerTrusted(chain, keyExchange);
        return;
      } catch (CertificateException e) {
        fault = e;
      }
    }
    throw fault;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
    throw new CertificateException("an agent is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
