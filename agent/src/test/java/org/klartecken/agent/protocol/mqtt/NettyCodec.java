// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Another's codec, that of the fleet server's front door, to hold ours against. */
final class NettyCodec {
  private final EmbeddedChannel channel = new EmbeddedChannel(new MqttDecoder(1 << 20), MqttEncoder.INSTANCE);

  /** A connection on which MQTT 5 was agreed upon, which both directions of Netty's codec remember. */
  static NettyCodec connected() {
    NettyCodec codec = new NettyCodec();
    codec.read(PacketWriter.connect(new PacketWriter.Hello("c", "u", "p", "w", 1, 1, 1)));
    return codec;
  }

  /** What Netty understands of our octets. */
  MqttMessage read(byte[] packet) {
    channel.writeInbound(Unpooled.wrappedBuffer(packet));
    MqttMessage read = Objects.requireNonNull(channel.readInbound(), "nothing whole");
    if (read.decoderResult().isFailure()) {
      throw new AssertionError("not MQTT", read.decoderResult().cause());
    }
    return read;
  }

  /** What Netty makes of a message, the first octet with it. */
  byte[] written(MqttMessage message) {
    channel.writeOutbound(message);
    ByteBuf whole = Unpooled.buffer();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      whole.writeBytes(part);
      part.release();
    }
    return ByteBufUtil.getBytes(whole);
  }

  /** What we understand of it. */
  ServerPacket understood(MqttMessage message) throws MalformedPacket {
    ByteBuffer octets = ByteBuffer.wrap(written(message));
    int head = octets.get();
    while (octets.get() < 0) { // the length, which is not read here
    }
    return PacketReader.read(head, octets);
  }
}
