// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Message;
import org.klartecken.contract.Topic;
import org.klartecken.contract.WireCodec;

/** A front door with the real protocol over real TLS, that answers as a test tells it. */
public final class FakeFrontDoor implements AutoCloseable {
  /** What came, decoded. */
  public record Got(Topic.FromAgent topic, Message message) {
  }

  /** What the door does with a message. */
  public enum Answer {
    ACKNOWLEDGE, HOLD, NOT_AUTHORIZED, QUOTA_EXCEEDED, PAYLOAD_FORMAT_INVALID
  }

  private final Vertx vertx = Vertx.vertx();
  private final TestAuthority authority;
  private final WireCodec codec = new WireCodec();
  private final List<Got> received = new CopyOnWriteArrayList<>();
  private final List<Message> acknowledged = new CopyOnWriteArrayList<>();
  private final List<Runnable> held = new CopyOnWriteArrayList<>();
  private final List<MqttEndpoint> connections = new CopyOnWriteArrayList<>();
  private final List<String> subscriptions = new CopyOnWriteArrayList<>();
  private final AtomicInteger orders = new AtomicInteger();
  private final AtomicInteger connects = new AtomicInteger();
  private final AtomicInteger wills = new AtomicInteger();
  private volatile Function<Message, Answer> rule = _ -> Answer.ACKNOWLEDGE;
  private volatile int receiveMaximum = 20;
  private @Nullable MqttServer server;
  private int port;

  /** A door of an authority, open on a free port. */
  public FakeFrontDoor(TestAuthority authority) {
    this.authority = authority;
    open();
  }

  /** Opens the door, again on the same port if it was open before. */
  public void open() {
    MqttServerOptions options = new MqttServerOptions().setHost("127.0.0.1").setPort(port).setSsl(true)
        .setKeyCertOptions(new PemKeyCertOptions().addCertValue(Buffer.buffer(authority.serverPem()))
            .addKeyValue(Buffer.buffer(authority.serverKeyPem())));
    MqttServer fresh = MqttServer.create(vertx, options).endpointHandler(this::connected);
    server = fresh;
    await(fresh.listen());
    port = fresh.actualPort();
  }

  /** Closes the door: nobody answers there any more. */
  public void shut() {
    MqttServer open = server;
    if (open != null) {
      await(open.close());
      server = null;
    }
  }

  public int port() {
    return port;
  }

  /** Credentials that this door accepts. */
  public Credentials credentials() {
    return new Credentials("agent-1", "s1", "localhost", port, "agent-1", "secret", authority.caPem(), null);
  }

  /** How messages are answered from now on. */
  public void answering(Function<Message, Answer> answers) {
    rule = answers;
  }

  public void receiveMaximum(int most) {
    receiveMaximum = most;
  }

  /** Acknowledges what was held, the latest first. */
  public void acknowledgeHeld() {
    for (Runnable late : List.copyOf(held).reversed()) {
      late.run();
    }
    held.clear();
  }

  public int held() {
    return held.size();
  }

  public List<Got> received() {
    return received;
  }

  public <M extends Message> List<M> received(Class<M> kind) {
    return received.stream().map(Got::message).filter(kind::isInstance).map(kind::cast).toList();
  }

  public List<Message> acknowledged() {
    return acknowledged;
  }

  public List<String> subscriptions() {
    return subscriptions;
  }

  public int connects() {
    return connects.get();
  }

  /** Connections that ended without a good-bye. */
  public int wills() {
    return wills.get();
  }

  public int open(boolean connected) {
    return (int) connections.stream().filter(c -> c.isConnected() == connected).count();
  }

  /** Breaks every connection without a word. */
  public void breakConnections() {
    connections.forEach(endpoint -> vertx.runOnContext(_ -> endpoint.close()));
  }

  /** Ends every connection with a reason. */
  public void disconnect(MqttDisconnectReasonCode reason) {
    connections.forEach(endpoint -> vertx.runOnContext(_ -> {
      if (endpoint.isConnected()) {
        endpoint.disconnect(reason, MqttProperties.NO_PROPERTIES);
      }
    }));
  }

  /** Sends octets to the command topic of whoever is connected. */
  public void order(byte[] payload) {
    order(payload, MqttProperties.NO_PROPERTIES);
  }

  /** Sends an order that lives so long from now on, whatever its own text says. */
  public void order(byte[] payload, int lifetimeSeconds) {
    MqttProperties properties = new MqttProperties();
    properties.add(new MqttProperties.IntegerProperty(MqttProperties.PUBLICATION_EXPIRY_INTERVAL, lifetimeSeconds));
    order(payload, properties);
  }

  private void order(byte[] payload, MqttProperties properties) {
    String topic = credentials().commands().toString();
    connections.stream().filter(MqttEndpoint::isConnected).forEach(endpoint -> endpoint.publish(topic,
        Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false, orders.incrementAndGet(), properties));
  }

  private void connected(MqttEndpoint endpoint) {
    if (endpoint.auth() == null || !"secret".equals(endpoint.auth().getPassword())) {
      endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
      return;
    }
    connects.incrementAndGet();
    connections.add(endpoint);
    AtomicInteger goodBye = new AtomicInteger();
    endpoint.disconnectMessageHandler(_ -> goodBye.incrementAndGet());
    endpoint.closeHandler(_ -> wills.addAndGet(goodBye.get() == 0 && endpoint.will().isWillFlag() ? 1 : 0));
    endpoint.exceptionHandler(_ -> {
    });
    endpoint.publishAutoAck(false);
    endpoint.subscribeHandler(asked -> {
      asked.topicSubscriptions().forEach(s -> subscriptions.add(s.topicName()));
      endpoint.subscribeAcknowledge(asked.messageId(), List.of(MqttSubAckReasonCode.GRANTED_QOS1),
          MqttProperties.NO_PROPERTIES);
    });
    endpoint.publishHandler(message -> published(endpoint, message));
    MqttProperties limits = new MqttProperties();
    limits.add(new MqttProperties.IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, receiveMaximum));
    endpoint.accept(false, limits);
  }

  private void published(MqttEndpoint endpoint, MqttPublishMessage raw) {
    Topic.FromAgent topic = (Topic.FromAgent) Topic.parse(raw.topicName()).orElseThrow();
    switch (codec.decode(topic.kind(), raw.payload().getBytes())) {
      case Decoded.Malformed<Message>(var fault, var detail) -> throw new AssertionError(fault + ": " + detail);
      case Decoded.Accepted<Message>(Message message) -> {
        received.add(new Got(topic, message));
        switch (rule.apply(message)) {
          case ACKNOWLEDGE -> acknowledge(endpoint, raw, message);
          case HOLD -> held.add(() -> acknowledge(endpoint, raw, message));
          case NOT_AUTHORIZED -> answer(endpoint, raw, MqttPubAckReasonCode.NOT_AUTHORIZED);
          case QUOTA_EXCEEDED -> answer(endpoint, raw, MqttPubAckReasonCode.QUOTA_EXCEEDED);
          case PAYLOAD_FORMAT_INVALID -> answer(endpoint, raw, MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID);
        }
      }
    }
  }

  private void acknowledge(MqttEndpoint endpoint, MqttPublishMessage raw, Message message) {
    if (endpoint.isConnected()) {
      acknowledged.add(message);
      answer(endpoint, raw, MqttPubAckReasonCode.SUCCESS);
    }
  }

  private static void answer(MqttEndpoint endpoint, MqttPublishMessage raw, MqttPubAckReasonCode code) {
    endpoint.publishAcknowledge(raw.messageId(), code, MqttProperties.NO_PROPERTIES);
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the fake front door failed", e);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
