// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp.socket;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;

/** The place for a packet, its sender and what the kernel says of it: struct msghdr of recvmsg(2), with cmsg(3). */
final class ReceivedMessage {
  private static final int CONTROL = 256;
  private static final int HEADER = 16;
  /** What is older was stamped before somebody set the clock. */
  private static final Duration CLOCK_WAS_SET = Duration.ofSeconds(10);
  private static final long TTL = kind(0, 2);
  private static final long TOS = kind(0, 1);
  private static final long HOP_LIMIT = kind(41, 52);
  private static final long TRAFFIC_CLASS = kind(41, 67);
  private static final long TIMESTAMP_NS = kind(1, 35);

  private final MemorySegment octets;
  private final MemorySegment sender;
  private final MemorySegment control;
  private final MemorySegment message;

  ReceivedMessage(Arena arena, int most) {
    octets = arena.allocate(most, 8);
    sender = arena.allocate(SocketAddresses.LONGEST, 8);
    control = arena.allocate(CONTROL, 8);
    message = arena.allocate(56, 8);
    MemorySegment vector = arena.allocate(16, 8); // struct iovec
    vector.set(JAVA_LONG, 0, octets.address());
    vector.set(JAVA_LONG, 8, most);
    message.set(JAVA_LONG, 0, sender.address());
    message.set(JAVA_LONG, 16, vector.address());
    message.set(JAVA_LONG, 24, 1);
    message.set(JAVA_LONG, 32, control.address());
  }

  private static long kind(int level, int type) {
    return (long) type << 32 | level;
  }

  long address() {
    return message.address();
  }

  /** Before each use: the kernel wrote over the lengths. */
  void clear() {
    message.set(JAVA_INT, 8, SocketAddresses.LONGEST);
    message.set(JAVA_LONG, 40, CONTROL);
  }

  /** What came, right after it was read. */
  Arrival arrival(int length) throws IOException {
    Instant now = InstantSource.system().instant(); // the clock that the kernel stamps with
    int timeToLive = 0;
    OptionalInt trafficClass = OptionalInt.empty();
    long waited = 0;
    long end = message.get(JAVA_LONG, 40);
    for (long at = 0; at + HEADER <= end; at += Math.max(HEADER, (control.get(JAVA_LONG, at) + 7) & ~7L)) {
      long kind = control.get(JAVA_LONG, at + 8); // level, then type, of 32 bits each
      long value = at + HEADER;
      if (kind == TTL || kind == HOP_LIMIT) {
        timeToLive = control.get(JAVA_INT, value);
      } else if (kind == TOS) {
        trafficClass = OptionalInt.of(Byte.toUnsignedInt(control.get(JAVA_BYTE, value)));
      } else if (kind == TRAFFIC_CLASS) {
        trafficClass = OptionalInt.of(control.get(JAVA_INT, value));
      } else if (kind == TIMESTAMP_NS) {
        waited = waited(Instant.ofEpochSecond(control.get(JAVA_LONG, value), control.get(JAVA_LONG, value + 8)), now);
      }
    }
    return new Arrival(octets.asSlice(0, length).toArray(JAVA_BYTE), SocketAddresses.read(sender), timeToLive,
        trafficClass, waited);
  }

  private static long waited(Instant came, Instant now) {
    Duration age = Duration.between(came, now);
    return age.isNegative() || age.compareTo(CLOCK_WAS_SET) > 0 ? 0 : age.toNanos();
  }
}
