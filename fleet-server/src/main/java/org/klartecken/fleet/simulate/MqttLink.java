// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT 5 connection of an agent: just what the contract needs. Vert.x's own client speaks 3.1.1 only, and Paho's
 * wants threads of its own for each of thousands. Used on the context of its socket alone.
 */
final class MqttLink {
  private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
  private static final int LARGEST = 300_000;
  private static final int KEEP_ALIVE_SECONDS = 60;
  /** Tells the server to publish the will: the room is silent from now on (MQTT 5 §3.14.2.1). */
  private static final byte DISCONNECT_WITH_WILL = 0x04;
  private final NetSocketInternal socket;
  private final Consumer<byte[]> commands;
  private final Map<Integer, IntConsumer> waiting = new HashMap<>();
  private final Promise<MqttLink> welcome = Promise.promise();
  private int lastId;

  private MqttLink(NetSocketInternal socket, Consumer<byte[]> commands) {
    this.socket = socket;
    this.commands = commands;
  }

  /** Connects, with the will of the contract, and subscribes to commands; fails when the server refuses. */
  static Future<MqttLink> connect(NetClient client, Credentials as, Consumer<byte[]> commands,
      Consumer<MqttLink> closed) {
    return client.connect(as.port(), as.host()).compose(socket -> greet(socket, as, commands, closed));
  }

  private static Future<MqttLink> greet(NetSocket socket, Credentials as, Consumer<byte[]> commands,
      Consumer<MqttLink> closed) {
    MqttLink link = new MqttLink((NetSocketInternal) socket, commands);
    ChannelPipeline pipeline = link.socket.channelHandlerContext().pipeline();
    pipeline.addBefore("handler", "mqttEncoder", MqttEncoder.INSTANCE);
    pipeline.addBefore("handler", "mqttDecoder", new MqttDecoder(LARGEST));
    link.socket.messageHandler(link::receive);
    link.socket.exceptionHandler(e -> link.welcome.tryFail(e));
    link.socket.closeHandler(_ -> {
      link.welcome.tryFail("the server closed the connection");
      closed.accept(link);
    });
    String gone = new Topic.FromAgent(as.shard(), as.agent(), MessageKind.GONE).toString();
    link.send(MqttMessageBuilders.connect().protocolVersion(MqttVersion.MQTT_5).clientId(as.agent().value())
        .cleanSession(true).keepAlive(KEEP_ALIVE_SECONDS).username(as.username())
        .password(as.password().getBytes(StandardCharsets.UTF_8)).willFlag(true).willTopic(gone)
        .willMessage(new byte[0]).willQoS(MqttQoS.AT_LEAST_ONCE).build());
    String orders = new Topic.ToAgent(as.shard(), as.agent()).toString();
    return link.welcome.future().onSuccess(_ -> link.send(MqttMessageBuilders.subscribe().messageId(link.nextId())
        .addSubscription(MqttQoS.AT_LEAST_ONCE, orders).properties(MqttProperties.NO_PROPERTIES).build()));
  }

  /** Publishes at QoS 1; {@code acknowledged} gets the reason code, 0 to 127 for success. */
  void publish(Topic topic, byte[] payload, IntConsumer acknowledged) {
    int id = nextId();
    waiting.put(id, acknowledged);
    send(MqttMessageBuilders.publish().topicName(topic.toString()).qos(MqttQoS.AT_LEAST_ONCE).messageId(id)
        .payload(Unpooled.wrappedBuffer(payload)).build());
  }

  /** How many publications wait for their acknowledgement. */
  int inFlight() {
    return waiting.size();
  }

  /** Ends as a PC that is switched off properly: its room is silent at once. */
  Future<Void> goodbye() {
    MqttFixedHeader header = new MqttFixedHeader(MqttMessageType.DISCONNECT, false, MqttQoS.AT_MOST_ONCE, false, 0);
    return socket.writeMessage(new MqttMessage(header,
        new MqttReasonCodeAndPropertiesVariableHeader(DISCONNECT_WITH_WILL, MqttProperties.NO_PROPERTIES)))
        .eventually(socket::close);
  }

  /** Ends as a PC whose plug is pulled. */
  void kill() {
    var _ = socket.channelHandlerContext().close();
  }

  private void send(MqttMessage message) {
    socket.writeMessage(message).onFailure(_ -> socket.close());
  }

  private int nextId() {
    do {
      lastId = lastId % 65_535 + 1;
    } while (waiting.containsKey(lastId));
    return lastId;
  }

  private void receive(Object received) {
    if (!(received instanceof MqttMessage message) || message.decoderResult().isFailure()) {
      LOG.warn("Hangs up: what the server sent is not MQTT: {}", received);
      socket.close();
      return;
    }
    try {
      take(message);
    } finally {
      ReferenceCountUtil.release(received);
    }
  }

  private void take(MqttMessage message) {
    switch (message.fixedHeader().messageType()) {
      case CONNACK -> {
        MqttConnectReturnCode code = ((MqttConnAckMessage) message).variableHeader().connectReturnCode();
        if (code == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
          welcome.tryComplete(this);
        } else {
          welcome.tryFail("the server refused the connection: " + code);
          socket.close();
        }
      }
      case PUBACK -> {
        var header = (MqttMessageIdVariableHeader) message.variableHeader();
        IntConsumer then = waiting.remove(header.messageId());
        if (then != null) {
          then.accept(header instanceof MqttPubReplyMessageVariableHeader reply ? reply.reasonCode() & 0xff : 0);
        }
      }
      case PUBLISH -> {
        MqttPublishMessage publication = (MqttPublishMessage) message;
        byte[] payload = ByteBufUtil.getBytes(publication.payload());
        if (publication.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
          send(MqttMessageBuilders.pubAck().packetId(publication.variableHeader().packetId()).build());
        }
        commands.accept(payload);
      }
      case DISCONNECT -> socket.close();
      case CONNECT, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK, PINGREQ, PINGRESP, AUTH -> {
      }
    }
  }
}
