// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says, as another's codec writes it, octet by octet, and broken. */
class PacketReaderTest {
  private static final long SEED = 20_261_127;
  private final NettyCodec netty = NettyCodec.connected();

  @Test
  void hearsThatItIsConnectedAndWhatTheServerTakes() throws Exception {
    MqttProperties properties = new MqttProperties();
    properties.add(new IntegerProperty(0x11, 3600)); // session expiry
    properties.add(new IntegerProperty(0x21, 18)); // receive maximum
    properties.add(new IntegerProperty(0x24, 1)); // maximum QoS
    properties.add(new IntegerProperty(0x27, 262_144)); // maximum packet size
    properties.add(new StringProperty(0x12, "given")); // assigned client id
    properties.add(new IntegerProperty(0x22, 10)); // topic alias maximum
    properties.add(new IntegerProperty(0x13, 45)); // server keep alive
    properties.add(new BinaryProperty(0x16, new byte[]{1, 2, 3})); // authentication data
    properties.add(new UserProperty("vad", "som helst"));
    properties.add(new StringProperty(0x1f, "välkommen"));
    assertEquals(new ServerPacket.ConnAck(0, 18, 262_144, 45, "välkommen"), netty.understood(connAck(properties)));
  }

  @Test
  void knowsWhatHoldsWhenTheServerDoesNotSay() throws Exception {
    assertEquals(new ServerPacket.ConnAck(0, 65_535, Long.MAX_VALUE, 0, ""),
        netty.understood(connAck(MqttProperties.NO_PROPERTIES)));
  }

  @Test
  void hearsTheLargestLimits() throws Exception {
    // CONNACK, no session, code 0, eight octets of properties: receive maximum 65535, maximum packet size 2^32 - 1
    assertEquals(new ServerPacket.ConnAck(0, 65_535, 0xffff_ffffL, 0, ""),
        read(0x20, "0000" + "08" + "21ffff" + "27ffffffff"));
  }

  @Test
  void hearsARefusalOfAServerThatKnowsOnlyMqtt3() throws Exception {
    assertEquals(new ServerPacket.ConnAck(1, 65_535, Long.MAX_VALUE, 0, ""), read(0x20, "0001"));
  }

  @Test
  void hearsAnAcknowledgementWithAndWithoutCode() throws Exception {
    assertEquals(new ServerPacket.PubAck(7, 0, ""), read(0x40, "0007"));
    assertEquals(new ServerPacket.PubAck(65_535, 0x97, ""), read(0x40, "ffff" + "97"));
    MqttProperties why = new MqttProperties();
    why.add(new StringProperty(0x1f, "fullt"));
    assertEquals(new ServerPacket.PubAck(258, 0x97, "fullt"), netty.understood(
        MqttMessageBuilders.pubAck().packetId(258).reasonCode((byte) 0x97).properties(why).build()));
  }

  @Test
  void hearsWhetherItMayListen() throws Exception {
    assertEquals(new ServerPacket.SubAck(3, 1, ""), netty.understood(
        MqttMessageBuilders.subAck().packetId(3).addGrantedQos(MqttQoS.AT_LEAST_ONCE).build()));
    assertEquals(new ServerPacket.SubAck(3, 0x87, ""), read(0x90, "0003" + "00" + "87"));
  }

  @Test
  void hearsAMessageOfEitherQuality() throws Exception {
    byte[] payload = {'{', '}'};
    for (MqttQoS quality : List.of(MqttQoS.AT_MOST_ONCE, MqttQoS.AT_LEAST_ONCE)) {
      MqttProperties properties = new MqttProperties();
      properties.add(new IntegerProperty(0x01, 1)); // payload format
      properties.add(new IntegerProperty(0x02, 60)); // expiry
      properties.add(new IntegerProperty(0x0b, 300)); // subscription, a number of two octets
      properties.add(new StringProperty(0x08, "svara/hit"));
      var read = assertInstanceOf(ServerPacket.Publish.class,
          netty.understood(MqttMessageBuilders.publish().topicName("a/command").qos(quality).messageId(9)
              .properties(properties).payload(Unpooled.wrappedBuffer(payload)).build()));
      assertEquals("a/command", read.topic());
      assertEquals(quality == MqttQoS.AT_MOST_ONCE ? 0 : 9, read.packet());
      assertArrayEquals(payload, read.payload());
    }
  }

  @Test
  void hearsTheEndWithAndWithoutReason() throws Exception {
    assertEquals(new ServerPacket.Disconnect(0, ""), read(0xe0, ""));
    assertEquals(new ServerPacket.Disconnect(0x8e, ""), read(0xe0, "8e"));
    assertEquals(new ServerPacket.Disconnect(0x8b, "strax"), read(0xe0, "8b" + "08" + "1f" + "0005" + "7374726178"));
    assertEquals(new ServerPacket.PingResp(), read(0xd0, ""));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      # head, body,                     what is wrong
      0x00,  '',                        type 0
      0xf0,  00,                        extended authentication that nobody asked for
      0x50,  0007,                      a receipt of QoS 2
      0x41,  0007,                      flags
      0x40,  0000,                      the number 0
      0x40,  00,                        half a number
      0x34,  0001 61 0007 00,           QoS 2
      0x36,  0001 61 0007 00,           QoS 3
      0x30,  0000 00,                   no topic
      0x30,  0005 61,                   a topic that ends too early
      0x32,  0001 61 0000 00,           the number 0
      0x20,  00,                        no code
      0x20,  0000 03 210000,            a receive maximum of 0
      0x20,  0000 05 2700000000,        a largest packet of 0
      0x20,  0000 02 21ff,              half a property
      0x20,  0000 09 21ffff,            fewer properties than it says
      0x20,  0000 01 7e,                a property that there is not
      0x20,  0000 ffffffff7f,           a length of five octets
      0x90,  0003 00,                   no answer to a subscription
      """)
  void refuses(String head, String body, String what) {
    assertThrows(MalformedPacket.class, () -> read(Integer.decode(head), body.replace(" ", "")), what);
  }

  /** Whatever comes is understood or refused; nothing else is thrown. */
  @Test
  void survivesAnything() {
    Random chance = new Random(SEED);
    int understood = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] body = new byte[chance.nextInt(24)];
      chance.nextBytes(body);
      for (int at = 0; at < body.length; at++) {
        body[at] = chance.nextInt(3) == 0 ? body[at] : (byte) chance.nextInt(4); // lengths that may be right
      }
      int head = chance.nextBoolean() ? chance.nextInt(16) << 4 : chance.nextInt(256);
      try {
        PacketReader.read(head, ByteBuffer.wrap(body));
        understood++;
      } catch (MalformedPacket expected) {
        assertTrue(expected.getMessage() != null, "refused without a word");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + SEED + ", packet " + i + ": " + HexFormat.of().formatHex(body), e);
      }
    }
    assertTrue(understood > 1000, "the generator made nothing that is understood");
  }

  private static MqttMessage connAck(MqttProperties properties) {
    return MqttMessageBuilders.connAck().returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED).properties(properties)
        .build();
  }

  private static ServerPacket read(int head, String body) throws MalformedPacket {
    return PacketReader.read(head, ByteBuffer.wrap(HexFormat.of().parseHex(body)));
  }
}
