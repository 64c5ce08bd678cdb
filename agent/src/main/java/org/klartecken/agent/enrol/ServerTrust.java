// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in a server that any of some authorities vouches for, asked in turn; its name is checked by the JDK. */
final class ServerTrust implements X509TrustManager {
  private final Function<X509Certificate[], List<Source>> sources;

  /** Authorities that are read when they are needed: those of a system take some megabytes. */
  interface Source {
    TrustManagerFactory read() throws GeneralSecurityException;
  }

  private ServerTrust(Function<X509Certificate[], List<Source>> sources) {
    this.sources = sources;
  }

  /** @param sources one at least, by the certificates that the server shows */
  static SSLContext context(Function<X509Certificate[], List<Source>> sources) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[]{new ServerTrust(sources)}, null);
    return context;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
    CertificateException fault = new CertificateException("nobody is trusted");
    for (Source source : sources.apply(chain)) {
      try {
        for (TrustManager manager : source.read().getTrustManagers()) {
          ((X509TrustManager) manager).checkServerTrusted(chain, keyExchange);
        }
        return;
      } catch (CertificateException e) {
        fault = e;
      } catch (GeneralSecurityException e) {
        throw new CertificateException("this Java cannot check certificates", e);
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
