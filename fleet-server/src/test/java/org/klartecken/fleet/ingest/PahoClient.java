// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** An MQTT 5 client over TLS whose socket can be cut, and that remembers everything it was told. */
public final class PahoClient implements MqttCallback, AutoCloseable {
  private static final long PATIENCE_MS = 10_000;
  private final MqttAsyncClient mqtt;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();

  /** A message that arrived. */
  public record Told(String topic, MqttMessage message) {
    public String text() {
      return new String(message.getPayload(), StandardCharsets.UTF_8);
    }
  }

  public PahoClient(int port, String clientId) throws MqttException {
    mqtt = new MqttAsyncClient("ssl://localhost:" + port, clientId, new MemoryPersistence());
    mqtt.setCallback(this);
  }

  /** Connects; a refused connect throws with the CONNACK's reason code. */
  public IMqttToken connect(SSLContext tls, @Nullable String user, @Nullable String password) throws MqttException {
    return connect(tls, user, password, _ -> {
    });
  }

  public IMqttToken connect(SSLContext tls, @Nullable String user, @Nullable String password,
      Consumer<MqttConnectionOptions> more) throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(new Keeping(tls.getSocketFactory()));
    if (user != null) {
      options.setUserName(user);
    }
    if (password != null) {
      options.setPassword(password.getBytes(StandardCharsets.UTF_8));
    }
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(30);
    options.setConnectionTimeout(10);
    more.accept(options);
    IMqttToken token = mqtt.connect(options);
    token.waitForCompletion(PATIENCE_MS);
    return token;
  }

  /** Publishes at QoS 1 and answers with the PUBACK's reason code. */
  public int publish(String topic, byte[] payload) throws MqttException {
    int[] codes = settled(listener -> mqtt.publish(topic, payload, 1, false, null, listener)).getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0];
  }

  /** Subscribes and answers with the SUBACK's reason code. */
  public int subscribe(String filter) throws MqttException {
    return settled(listener -> mqtt.subscribe(filter, 1, null, listener)).getReasonCodes()[0];
  }

  /** Something asked of the server, whose answer the listener is told. */
  private interface Question {
    void ask(MqttActionListener listener) throws MqttException;
  }

  /**
   * Waits until Paho has done with the answer. A token is complete while Paho's receiving thread still works on it: a
   * client that is closed just then makes that thread fall over, and Awaitility would blame the test for it.
   */
  private static IMqttToken settled(Question question) throws MqttException {
    CompletableFuture<IMqttToken> answer = new CompletableFuture<>();
    question.ask(new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        answer.complete(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable exception) {
        answer.completeExceptionally(exception);
      }
    });
    try {
      return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MqttException refused ? refused : new MqttException(e.getCause());
    } catch (TimeoutException e) {
      throw new MqttException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MqttException(e);
    }
  }

  public MqttAsyncClient mqtt() {
    return mqtt;
  }

  /** The next message, or null after ten seconds. */
  public @Nullable Told next() throws InterruptedException {
    return told.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  /** Messages that arrived and were not asked for yet. */
  public int unread() {
    return told.size();
  }

  /** The reason code with which the server ended the connection, 0 when it just closed it; null after ten seconds. */
  public @Nullable Integer end() throws InterruptedException {
    return ended.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  /** Ends the connection as a pulled cable or a kill -9 does: without a goodbye. */
  public void cut() throws java.io.IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Says goodbye. */
  public void disconnect() throws MqttException {
    mqtt.disconnect().waitForCompletion(PATIENCE_MS);
  }

  @Override
  public void close() throws MqttException, java.io.IOException {
    if (mqtt.isConnected()) {
      mqtt.disconnectForcibly(0, 1_000, false);
    }
    cut();
    mqtt.close(true);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    ended.add(response.getReturnCode());
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    // the tokens tell
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    told.add(new Told(topic, message));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // the tokens tell
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // the tokens tell
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // not used
  }

  private final class Keeping extends SSLSocketFactory {
    private final SSLSocketFactory inner;

    Keeping(SSLSocketFactory inner) {
      this.inner = inner;
    }

    private Socket keep(Socket socket) {
      sockets.add(socket);
      return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return inner.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws java.io.IOException {
      return keep(inner.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean close) throws java.io.IOException {
      sockets.add(socket);
      return keep(inner.createSocket(socket, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws java.io.IOException {
      return keep(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws java.io.IOException {
      return keep(inner.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws java.io.IOException {
      return keep(inner.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws java.io.IOException {
      return keep(inner.createSocket(host, port, local, localPort));
    }
  }
}
