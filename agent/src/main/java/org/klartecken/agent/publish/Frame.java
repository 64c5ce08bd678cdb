// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record of a spool segment, big-endian:
 *
 * <pre>
 *  0  u16  0x4b53
 *  2  u8   type: a {@link SpoolKind} code, or {@link #SETTLED}
 *  3  u8   length of the key
 *  4  u32  length of the payload
 *  8  u64  id
 * 16  u32  CRC-32C of octets 0 to 15, the key and the payload
 * 20       key, payload
 * </pre>
 *
 * @param key what a newer record of the same type replaces it by; at most 255 octets
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
record Frame(int type, long id, String key, byte[] payload) {
  static final int HEADER = 20;
  /** The record of this id is done with and needs no sending. */
  static final int SETTLED = 15;
  private static final short MAGIC = 0x4b53;
  private static final int LONGEST_KEY = 255;

  Frame {
    if (key.getBytes(UTF_8).length > LONGEST_KEY) {
      throw new IllegalArgumentException("a key has at most " + LONGEST_KEY + " octets");
    }
  }

  static Frame settled(long id) {
    return new Frame(SETTLED, id, "", new byte[0]);
  }

  ByteBuffer encode() {
    byte[] keyOctets = key.getBytes(UTF_8);
    ByteBuffer out = ByteBuffer.allocate(HEADER + keyOctets.length + payload.length);
    out.putShort(MAGIC).put((byte) type).put((byte) keyOctets.length).putInt(payload.length).putLong(id).putInt(0);
    out.put(keyOctets).put(payload);
    out.putInt(16, checksum(out.array(), 0, out.capacity()));
    return out.flip();
  }

  /** The record that begins at an offset; empty when it is torn, was never written, or is not what was written. */
  static Optional<Frame> decode(byte[] octets, int at) {
    int left = octets.length - at;
    if (left < HEADER) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(octets, at, left).slice();
    int keyLength = in.get(3) & 0xff;
    int payloadLength = in.getInt(4);
    long whole = (long) HEADER + keyLength + payloadLength;
    if (in.getShort(0) != MAGIC || payloadLength < 0 || whole > left
        || in.getInt(16) != checksum(octets, at, (int) whole)) {
      return Optional.empty();
    }
    int body = at + HEADER;
    return Optional.of(new Frame(in.get(2) & 0xff, in.getLong(8), new String(octets, body, keyLength, UTF_8),
        Arrays.copyOfRange(octets, body + keyLength, body + keyLength + payloadLength)));
  }

  int length() {
    return HEADER + key.getBytes(UTF_8).length + payload.length;
  }

  private static int checksum(byte[] octets, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(octets, at, 16);
    crc.update(octets, at + HEADER, length - HEADER);
    return (int) crc.getValue();
  }
}
