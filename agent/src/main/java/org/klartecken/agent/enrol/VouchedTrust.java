// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Trust for the one question of an enrolment: in the authority for which the token vouches, whose certificate the server
 * sends along, or else in what the system trusts, such as the certificate of a proxy. The server's name is checked in
 * both cases, by the JDK.
 */
final class VouchedTrust implements X509TrustManager {
  private final EnrolmentToken token;

  private VouchedTrust(EnrolmentToken token) {
    this.token = token;
  }

  static SSLContext context(EnrolmentToken token) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[]{new VouchedTrust(token)}, null);
    return context;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
    Optional<X509Certificate> vouched = Arrays.stream(chain).filter(token::vouchesFor).findFirst();
    try {
      TrustManagerFactory managers = vouched.isPresent() ? PinnedTrust.managers(vouched.get()) : PinnedTrust.ofSystem();
      for (TrustManager manager : managers.getTrustManagers()) {
        ((X509TrustManager) manager).checkServerTrusted(chain, keyExchange);
      }
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("this Java cannot check certificates", e);
    }
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
