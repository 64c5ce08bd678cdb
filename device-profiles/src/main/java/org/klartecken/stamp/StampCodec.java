// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Test packets of one mode: unauthenticated (44 octets) without a key, authenticated (112) with one.
 *
 * <p>Lenient where older peers are: in unauthenticated mode a request of 14 octets (TWAMP Light, RFC 5357 appendix I)
 * and an answer of 38, which lacks the TTL, are understood. What must be zero is ignored on receipt.
 */
public final class StampCodec {
  /** The smallest request of the unauthenticated mode as RFC 8762 wants it. */
  public static final int BASE = 44;
  /** Both packets of the authenticated mode. */
  public static final int AUTHENTICATED = 112;
  /** What fits one frame of Ethernet after the headers of IPv4 and UDP. */
  public static final int LONGEST = 1472;
  private static final int SHORTEST_REQUEST = 14;
  private static final int SHORTEST_REPLY = 38;
  private static final int TTL_AT = 40;

  private final @Nullable StampKey key;

  public StampCodec(@Nullable StampKey key) {
    this.key = key;
  }

  /** The size that the mode's packets have at least. */
  public int base() {
    return key == null ? BASE : AUTHENTICATED;
  }

  /** A request of a length; what is longer than the base is one Extra Padding TLV (RFC 8972 §4.1). */
  public byte[] encode(SenderPacket packet, int length) {
    return encode(packet, length, null);
  }

  /**
   * A request that also asks with which marking it arrives, if its length has room for that. In authenticated mode it
   * does not ask: there a TLV counts only with a second HMAC behind it (RFC 8972 §4.8).
   */
  public byte[] encode(SenderPacket packet, int length, @Nullable ClassOfService marking) {
    ByteBuffer out = ByteBuffer.allocate(Math.max(base(), length));
    out.putInt((int) packet.sequence()); // 0–3
    skip(out, key == null ? 0 : 12); // 4–15 zero when authenticated
    out.putLong(packet.sent().bits()).putShort((short) packet.errorEstimate()).putShort((short) packet.ssid());
    byte[] octets = out.array();
    Tlvs.pad(octets, marking == null || key != null ? base() : Tlvs.mark(octets, base(), marking));
    return sealed(octets);
  }

  /** An answer as long as its request but at least the base; what the request has beyond the base is sent back. */
  public byte[] encode(ReflectorPacket packet, byte[] request) {
    return encode(packet, request, null);
  }

  /** @param marking what the answer says to a request that asks for it; null when that is not known */
  public byte[] encode(ReflectorPacket packet, byte[] request, @Nullable ClassOfService marking) {
    ByteBuffer out = ByteBuffer.allocate(Math.max(base(), request.length));
    int gap = key == null ? 0 : 12;
    out.putInt((int) packet.sequence()); // 0–3
    skip(out, gap);
    out.putLong(packet.sent().bits()).putShort((short) packet.errorEstimate())
        .putShort((short) packet.request().ssid()); // T3, error estimate, SSID
    skip(out, key == null ? 0 : 4); // 28–31
    out.putLong(packet.received().bits()); // T2
    skip(out, key == null ? 0 : 8); // 40–47
    out.putInt((int) packet.request().sequence());
    skip(out, gap); // 52–63
    out.putLong(packet.request().sent().bits()).putShort((short) packet.request().errorEstimate()); // T1
    skip(out, key == null ? 2 : 6);
    out.put((byte) packet.senderTtl());
    byte[] octets = out.array();
    if (request.length > base()) {
      byte[] extra = Tlvs.reflected(Arrays.copyOfRange(request, base(), request.length), marking);
      System.arraycopy(extra, 0, octets, base(), extra.length);
    }
    return sealed(octets);
  }

  /** How a request asks to be answered; empty when it does not. */
  public Optional<ClassOfService> askedMarking(byte[] request) {
    return marking(request, false);
  }

  /** What a reflector tells of the request's marking; empty of one that does not know it. */
  public Optional<ClassOfService> toldMarking(byte[] reply) {
    return marking(reply, true);
  }

  private Optional<ClassOfService> marking(byte[] packet, boolean understood) {
    return key != null || packet.length <= BASE
        ? Optional.empty()
        : Tlvs.marking(Arrays.copyOfRange(packet, BASE, packet.length), understood);
  }

  public StampDecoded<SenderPacket> decodeRequest(byte[] octets) {
    StampFault fault = fault(octets, key == null ? SHORTEST_REQUEST : AUTHENTICATED);
    if (fault != null) {
      return new StampDecoded.Rejected<>(fault);
    }
    ByteBuffer in = ByteBuffer.wrap(octets);
    long sequence = Integer.toUnsignedLong(in.getInt());
    skip(in, key == null ? 0 : 12);
    return new StampDecoded.Packet<>(new SenderPacket(sequence, new NtpTime(in.getLong()), unsignedShort(in),
        in.remaining() < 2 ? 0 : unsignedShort(in)));
  }

  public StampDecoded<ReflectorPacket> decodeReply(byte[] octets) {
    StampFault fault = fault(octets, key == null ? SHORTEST_REPLY : AUTHENTICATED);
    if (fault != null) {
      return new StampDecoded.Rejected<>(fault);
    }
    ByteBuffer in = ByteBuffer.wrap(octets);
    int gap = key == null ? 0 : 12;
    long sequence = Integer.toUnsignedLong(in.getInt());
    skip(in, gap);
    NtpTime sent = new NtpTime(in.getLong());
    int errorEstimate = unsignedShort(in);
    int ssid = unsignedShort(in);
    skip(in, key == null ? 0 : 4);
    NtpTime received = new NtpTime(in.getLong());
    skip(in, key == null ? 0 : 8);
    long senderSequence = Integer.toUnsignedLong(in.getInt());
    skip(in, gap);
    SenderPacket request = new SenderPacket(senderSequence, new NtpTime(in.getLong()), unsignedShort(in), ssid);
    int ttlAt = key == null ? TTL_AT : 80;
    int ttl = octets.length > ttlAt ? Byte.toUnsignedInt(octets[ttlAt]) : 0;
    return new StampDecoded.Packet<>(new ReflectorPacket(sequence, sent, errorEstimate, received, request, ttl));
  }

  private @Nullable StampFault fault(byte[] octets, int shortest) {
    if (octets.length < shortest) {
      return StampFault.TOO_SHORT;
    }
    if (octets.length > LONGEST) {
      return StampFault.TOO_LONG;
    }
    return key == null || key.isAuthentic(octets) ? null : StampFault.NOT_AUTHENTIC;
  }

  private byte[] sealed(byte[] octets) {
    if (key != null) {
      System.arraycopy(key.hmac(octets), 0, octets, StampKey.COVERED, StampKey.LENGTH);
    }
    return octets;
  }

  private static void skip(ByteBuffer buffer, int octets) {
    buffer.position(buffer.position() + octets);
  }

  private static int unsignedShort(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }
}
