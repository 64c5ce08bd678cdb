// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.klartecken.stamp.ClassOfService;
import org.klartecken.stamp.NtpTime;
import org.klartecken.stamp.ReflectorPacket;
import org.klartecken.stamp.SenderPacket;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampDecoded;
import org.klartecken.stamp.socket.Arrival;
import org.klartecken.stamp.socket.StampSocket;

/** The reflector's own socket, asked over the loopback. */
class StampReflectorTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private final AtomicInteger reflected = new AtomicInteger();
  private final StampCodec codec = new StampCodec(null);

  @Test
  @EnabledOnOs(OS.LINUX)
  void tellsTimeToLiveAndMarkingAndMarksTheAnswer() throws Exception {
    try (StampReflector reflector = open(); StampSocket sender = StampSocket.connected(address(reflector))) {
      sender.send(codec.encode(request(), 172, ClassOfService.wanting(34)));
      Arrival arrival = requireNonNull(sender.receive(StampCodec.LONGEST, SOON));
      assertEquals(255, packet(arrival.octets()).senderTtl());
      assertEquals(Optional.of(new ClassOfService(34, 46, 0, false)), codec.toldMarking(arrival.octets()));
      assertEquals(OptionalInt.of(34 << 2), arrival.trafficClass());
      assertEquals(255, arrival.timeToLive());
    }
  }

  @Test
  void answersTheShortRequestsOfTwampLightWithTheBasePacket() throws Exception {
    try (StampReflector reflector = open(); StampSocket sender = StampSocket.connected(address(reflector))) {
      sender.send(Arrays.copyOf(codec.encode(request(), 44), 14));
      Arrival arrival = requireNonNull(sender.receive(StampCodec.LONGEST, SOON));
      assertEquals(44, arrival.octets().length);
      assertEquals(7, packet(arrival.octets()).request().sequence());
      await().untilAtomic(reflected, equalTo(1)); // counted once the answer has left
    }
  }

  @Test
  void itsTimesLieBetweenThoseOfTheSender() throws Exception {
    try (StampReflector reflector = open(); StampSocket sender = StampSocket.connected(address(reflector))) {
      NtpTime before = NtpTime.of(InstantSource.system().instant());
      sender.send(codec.encode(request(), 44));
      ReflectorPacket reply = packet(requireNonNull(sender.receive(StampCodec.LONGEST, SOON)).octets());
      NtpTime after = NtpTime.of(InstantSource.system().instant());
      assertTrue(reply.received().secondsSince(before) >= 0);
      assertTrue(reply.sent().secondsSince(reply.received()) > 0);
      assertTrue(after.secondsSince(reply.sent()) >= 0);
    }
  }

  private StampReflector open() throws Exception {
    return StampReflector.open("127.0.0.1", 0, null, new ReflectorMeter() {
      @Override
      public void reflected() {
        reflected.incrementAndGet();
      }

      @Override
      public void dropped(DropReason reason) {
        throw new AssertionError(reason);
      }
    }, InstantSource.system());
  }

  private static InetSocketAddress address(StampReflector reflector) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), reflector.port());
  }

  private static SenderPacket request() {
    return new SenderPacket(7, NtpTime.of(InstantSource.system().instant()), 1, 0);
  }

  private ReflectorPacket packet(byte[] octets) {
    return switch (codec.decodeReply(octets)) {
      case StampDecoded.Packet<ReflectorPacket>(ReflectorPacket packet) -> packet;
      case StampDecoded.Rejected<ReflectorPacket>(var fault) -> throw new AssertionError(fault);
    };
  }
}
