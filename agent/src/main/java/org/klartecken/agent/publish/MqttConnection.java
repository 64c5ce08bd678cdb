// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, from connect to its end. Paho's threads call back here, and each callback only hands an event on. */
final class MqttConnection implements MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
  /** The server gives a silent client up after one and a half times this: 30 s, within the 35 s that a room may be dead unnoticed. */
  private static final int KEEP_ALIVE_S = 20;
  private static final int CONNECT_TIMEOUT_S = 10;
  private static final int COMMANDS_AT_ONCE = 16;
  /** Kept free for birth and heartbeat, which must not wait behind a full spool. */
  private static final int RESERVED = 2;
  private static final int WIDEST_WINDOW = 16;
  private static final long GOODBYE_MS = 2000;

  private final MqttAsyncClient client;
  private final PahoThreads threads;
  private final Credentials credentials;
  private final Consumer<LineEvent> events;
  private final AtomicBoolean over = new AtomicBoolean();

  /** @throws MqttException when the address is none */
  MqttConnection(Credentials credentials, Consumer<LineEvent> events) throws MqttException {
    this.threads = new PahoThreads();
    this.client = new MqttAsyncClient("ssl://" + credentials.mqttHost() + ':' + credentials.mqttPort(),
        credentials.agent(), new MemoryPersistence(), null, threads);
    this.credentials = credentials;
    this.events = events;
    client.setCallback(this);
  }

  void open(SSLSocketFactory tls) throws MqttException {
    client.connect(options(tls), null, new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        events.accept(up(token.getResponseProperties()));
      }

      @Override
      public void onFailure(@Nullable IMqttToken token, @Nullable Throwable cause) {
        down(LineFaults.ofConnect(cause), cause);
      }
    });
  }

  private MqttConnectionOptions options(SSLSocketFactory tls) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(tls);
    options.setHttpsHostnameVerificationEnabled(true);
    options.setUserName(credentials.username());
    options.setPassword(credentials.password().getBytes(UTF_8));
    options.setCleanStart(true); // sessions are not needed: the birth tells everything, the spool keeps the rest
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(KEEP_ALIVE_S);
    options.setConnectionTimeout(CONNECT_TIMEOUT_S);
    options.setReceiveMaximum(COMMANDS_AT_ONCE);
    MqttMessage gone = new MqttMessage(new byte[0]);
    gone.setQos(1);
    options.setWill(credentials.topic(MessageKind.GONE).toString(), gone);
    options.setWillMessageProperties(new MqttProperties());
    return options;
  }

  private static LineEvent.Up up(@Nullable MqttProperties answered) {
    Integer receiveMaximum = answered == null ? null : answered.getReceiveMaximum();
    Long packet = answered == null ? null : answered.getMaximumPacketSize();
    int window = receiveMaximum == null ? WIDEST_WINDOW : Math.min(WIDEST_WINDOW, receiveMaximum - RESERVED);
    long largest = packet == null ? WireCodec.LARGEST : Math.min(WireCodec.LARGEST, packet - 256);
    return new LineEvent.Up(Math.max(1, window), largest);
  }

  void listen() {
    try {
      client.subscribe(credentials.commands().toString(), 1, null, new MqttActionListener() {
        @Override
        public void onSuccess(IMqttToken token) {
          subscribed(token);
        }

        @Override
        public void onFailure(@Nullable IMqttToken token, @Nullable Throwable cause) {
          subscribed(token);
        }
      });
    } catch (MqttException e) { // the connection is ending, which it tells by itself
      LOG.debug("commands are not listened for: {}", e.getMessage());
    }
  }

  private void subscribed(@Nullable IMqttToken token) {
    int code = LineFaults.code(token);
    if (code >= 0x80) {
      LOG.warn("reason={} the server will send no commands to this agent (code {})", RefusalReason.of(code), code);
    }
  }

  boolean send(ServerLine.Parcel parcel) {
    MqttMessage message = new MqttMessage(parcel.payload());
    message.setQos(1);
    try {
      client.publish(credentials.topic(parcel.kind()).toString(), message, null, new MqttActionListener() {
        @Override
        public void onSuccess(IMqttToken token) {
          settled(parcel.ticket(), token, null);
        }

        @Override
        public void onFailure(@Nullable IMqttToken token, @Nullable Throwable cause) {
          settled(parcel.ticket(), token, cause);
        }
      });
      return true;
    } catch (MqttException e) { // not connected, or 32202: more under way than the server takes
      LOG.debug("not sent: {}", e.getMessage());
      return false;
    }
  }

  /** Paho calls a refused PUBACK a success: only its code tells. */
  private void settled(long ticket, @Nullable IMqttToken token, @Nullable Throwable cause) {
    int code = LineFaults.code(token);
    if (code >= 0x80) {
      events.accept(new LineEvent.Refused(ticket, RefusalReason.of(code), LineFaults.explain(code, token)));
    } else if (cause == null) {
      events.accept(new LineEvent.Delivered(ticket));
    } // else the connection ended, which it tells by itself
  }

  private void down(DownReason reason, @Nullable Throwable cause) {
    if (over.compareAndSet(false, true)) {
      events.accept(new LineEvent.Down(reason, LineFaults.explain(cause)));
    }
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    if (over.compareAndSet(false, true)) {
      events.accept(LineFaults.ofEnd(response));
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    if (topic.equals(credentials.commands().toString())) {
      MqttProperties said = message.getProperties();
      events.accept(new LineEvent.Ordered(message.getPayload(), said == null ? null : said.getMessageExpiryInterval()));
    } else {
      LOG.warn("reason=FOREIGN_TOPIC a message was not for this agent");
    }
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    LOG.debug("the MQTT client says: {}", exception.getMessage());
  }

  @Override
  public void deliveryComplete(@Nullable IMqttToken token) {
    // told per message by its own listener
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // told by the listener of connect
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // extended authentication is not used
  }

  void close() {
    over.set(true);
    try {
      client.disconnect(0).waitForCompletion(GOODBYE_MS);
    } catch (MqttException e) { // not connected any more, or the server does not answer: the will speaks then
      LOG.debug("no good-bye: {}", e.getMessage());
    }
    dispose();
  }

  /** Frees threads and socket of a connection that has ended. */
  void dispose() {
    over.set(true);
    try {
      client.disconnectForcibly(0, 1, false); // also ends an attempt that hangs
    } catch (MqttException e) { // it had ended already, as it should
      LOG.debug("nothing to break off: {}", e.getMessage());
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("not closed: {}", e.getMessage());
    }
    threads.shutdown();
  }
}
