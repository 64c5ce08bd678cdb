// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.klartecken.agent.protocol.web.HttpAnswer;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Printable;

/**
 * Asks a web server one question, on a connection of its own: without any proxy, and without following where it sends
 * one. Whatever it does, the answer is there, or given up, after the limit.
 */
public final class WebLink {
  private static final int MOST = 4096;
  private final Trust trust;
  private final Duration limit;

  /** Which certificates are good; made when it is needed, which it is not for plain HTTP. */
  public interface Trust {
    SSLContext context() throws GeneralSecurityException;
  }

  /** @param limit for finding the name, and once more for everything after it */
  public WebLink(Trust trust, Duration limit) {
    this.trust = trust;
    this.limit = limit;
  }

  /** The address behind a name. The system's own search knows no limit, so it is left to itself after ours. */
  public InetAddress find(String host) throws WebFault {
    CompletableFuture<InetAddress> found = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("web-name").start(() -> {
      try {
        found.complete(InetAddress.getByName(host));
      } catch (UnknownHostException e) {
        found.completeExceptionally(e);
      }
    });
    try {
      return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new WebFault(FailureReason.TIMEOUT, "nobody says where " + host + " is");
    } catch (ExecutionException e) {
      throw new WebFault(FailureReason.OTHER, "there is no " + host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WebFault(FailureReason.OTHER, "interrupted");
    }
  }

  /**
   * Asks for a path.
   *
   * @param server with scheme {@code http} or {@code https}, host and perhaps port
   * @param address of its host
   */
  public HttpAnswer get(URI server, InetAddress address, String path) throws WebFault {
    boolean tls = "https".equalsIgnoreCase(server.getScheme());
    int port = server.getPort() > 0 ? server.getPort() : tls ? 443 : 80;
    long deadline = System.nanoTime() + limit.toNanos();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), left(deadline));
      plain.setSoTimeout(left(deadline));
      try (Socket socket = tls ? secured(plain, server.getHost(), port) : plain) {
        socket.getOutputStream().write(HttpAnswer.question(server.getAuthority(), path));
        return answer(socket, deadline);
      }
    } catch (WebFault e) {
      throw e;
    } catch (SocketTimeoutException e) {
      throw new WebFault(FailureReason.TIMEOUT, false, server + " does not answer", e);
    } catch (ConnectException e) {
      throw new WebFault(FailureReason.DEVICE_GONE, false, "nobody listens at " + server, e);
    } catch (IOException e) {
      throw new WebFault(FailureReason.OTHER, isCertificate(e),
          server + " cannot be asked: " + Printable.clean(Objects.toString(e.getMessage(), e.toString())), e);
    }
  }

  private Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 9110 §4.3.4
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private SSLContext context() throws IOException {
    try {
      return trust.context();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java knows no TLS", e);
    }
  }

  private static HttpAnswer answer(Socket socket, long deadline) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] octets = new byte[MOST];
    int length = 0;
    int taken = 0;
    while (taken >= 0 && length < MOST && !HttpAnswer.isWhole(octets, length)) {
      socket.setSoTimeout(left(deadline));
      taken = in.read(octets, length, MOST - length);
      length += Math.max(0, taken);
    }
    return HttpAnswer.parse(octets, length)
        .orElseThrow(() -> new WebFault(FailureReason.MALFORMED_REPLY, "what answers is no web server"));
  }

  /** At least a millisecond, since nothing would be for ever. */
  private static int left(long deadline) throws SocketTimeoutException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) left;
  }

  private static boolean isCertificate(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }
}
