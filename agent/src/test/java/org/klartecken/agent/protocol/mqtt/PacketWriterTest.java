// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.agent.protocol.mqtt.PacketWriter.Hello;

/** What an agent says, octet by octet and as another's codec understands it. */
class PacketWriterTest {
  private static final Hello HELLO = new Hello("agent-1", "rum Tranan", "h€mligt", "klartecken/v1/s1/agent-1/gone", 20,
      16, 262_400);
  private final NettyCodec netty = NettyCodec.connected();

  @Test
  void saysWhoItIsAndWhatItTakes() {
    MqttConnectMessage read = assertInstanceOf(MqttConnectMessage.class, netty.read(PacketWriter.connect(HELLO)));
    var head = read.variableHeader();
    var body = read.payload();
    assertEquals(5, head.version());
    assertEquals(20, head.keepAliveTimeSeconds());
    assertTrue(head.isCleanSession());
    assertEquals(16, head.properties().getProperty(0x21).value());
    assertEquals(262_400, head.properties().getProperty(0x27).value());
    assertEquals("agent-1", body.clientIdentifier());
    assertEquals("rum Tranan", body.userName());
    assertEquals("h€mligt", new String(body.passwordInBytes(), UTF_8));
    assertTrue(head.isWillFlag());
    assertFalse(head.isWillRetain());
    assertEquals(1, head.willQos());
    assertEquals("klartecken/v1/s1/agent-1/gone", body.willTopic());
    assertEquals(0, body.willMessageInBytes().length);
  }

  @Test
  void neverPrintsThePassword() {
    assertFalse(HELLO.toString().contains("h€mligt"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 114, 115, 16_370, 16_371, 262_144}) // on both sides of where the length grows by an octet
  void publishesPayloadsOfAnyLength(int length) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 0xc3);
    MqttPublishMessage read = assertInstanceOf(MqttPublishMessage.class,
        netty.read(PacketWriter.publish("a/birth", 65_535, payload)));
    assertEquals("a/birth", read.variableHeader().topicName());
    assertEquals(65_535, read.variableHeader().packetId());
    assertEquals(MqttQoS.AT_LEAST_ONCE, read.fixedHeader().qosLevel());
    assertFalse(read.fixedHeader().isRetain());
    assertFalse(read.fixedHeader().isDup());
    assertArrayEquals(payload, ByteBufUtil.getBytes(read.payload()));
  }

  @Test
  void subscribesToOneTopicWithAcknowledgement() {
    MqttSubscribeMessage read = assertInstanceOf(MqttSubscribeMessage.class,
        netty.read(PacketWriter.subscribe("a/command", 300)));
    assertEquals(300, read.variableHeader().messageId());
    assertEquals(1, read.payload().topicSubscriptions().size());
    var asked = read.payload().topicSubscriptions().getFirst();
    assertEquals("a/command", asked.topicFilter());
    assertEquals(MqttQoS.AT_LEAST_ONCE, asked.option().qos());
    assertFalse(asked.option().isNoLocal());
  }

  @Test
  void acknowledges() {
    MqttMessage read = netty.read(PacketWriter.pubAck(40_000));
    assertEquals(MqttMessageType.PUBACK, read.fixedHeader().messageType());
    assertEquals(40_000, assertInstanceOf(MqttMessageIdVariableHeader.class, read.variableHeader()).messageId());
  }

  @Test
  void asksForASignOfLife() {
    assertEquals(MqttMessageType.PINGREQ, netty.read(PacketWriter.pingReq()).fixedHeader().messageType());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x82})
  void saysGoodByeWithItsReason(int code) {
    MqttMessage read = netty.read(PacketWriter.disconnect(code));
    assertEquals(MqttMessageType.DISCONNECT, read.fixedHeader().messageType());
    var head = assertInstanceOf(MqttReasonCodeAndPropertiesVariableHeader.class, read.variableHeader());
    assertEquals(code, head.reasonCode() & 0xff);
  }

  @Test
  void isOctetByOctetWhatTheStandardSays() {
    assertEquals("3209" // PUBLISH of QoS 1, nine octets
        + "0003" + "612f62" // topic a/b
        + "0007" // packet 7
        + "00" // no properties
        + "21", // payload
        HexFormat.of().formatHex(PacketWriter.publish("a/b", 7, new byte[]{0x21})));
    assertEquals("c000", HexFormat.of().formatHex(PacketWriter.pingReq()));
    assertEquals("e000", HexFormat.of().formatHex(PacketWriter.disconnect(0)));
  }

  @Test
  void refusesATextThatNoPacketHolds() {
    assertThrows(IllegalArgumentException.class, () -> PacketWriter.subscribe("x".repeat(65_536), 1));
  }
}
