// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.klartecken.fleet.reflect.Reflection.Answer;
import org.klartecken.stamp.ClassOfService;
import org.klartecken.stamp.NtpTime;
import org.klartecken.stamp.ReflectorPacket;
import org.klartecken.stamp.SenderPacket;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampDecoded;
import org.klartecken.stamp.StampKey;
import org.klartecken.stamp.socket.Arrival;

class ReflectionTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final int PORT = 8862;
  private static final ReflectorLimits SMALL = new ReflectorLimits(10, 15, 3, Duration.ofSeconds(60));
  private final StampCodec codec = new StampCodec(null);
  private final Reflection reflection = new Reflection(codec, PORT, SMALL, NOON);
  private Instant now = NOON;

  @Test
  void countsEachSessionFromZeroWhateverItsSenderSays() {
    assertEquals(0, reply(room(1), 7, 0).sequence());
    assertEquals(1, reply(room(1), 9, 0).sequence(), "8 was lost on the way here");
    assertEquals(0, reply(room(2), 9, 0).sequence(), "another port");
    assertEquals(0, reply(room(1), 10, 5).sequence(), "another SSID");
    assertEquals(2, reply(room(1), 10, 0).sequence());
  }

  @Test
  void tellsWhenThePacketCameAndWhenItsAnswerLeft() {
    ReflectorPacket reply = reply(room(1), 7, 0);
    assertEquals(NtpTime.of(NOON), reply.received());
    assertEquals(0.001, reply.sent().secondsSince(reply.received()), 1e-6);
    assertEquals(7, reply.request().sequence());
    assertEquals(NtpTime.of(Instant.EPOCH), reply.request().sent());
  }

  @Test
  void tellsTheTimeToLiveThatTheRequestHadLeft() {
    assertEquals(61, reply(room(1), 7, 0).senderTtl());
  }

  @Test
  void marksItsAnswerAsItIsAskedToIfMeetingsMarkThatWay() {
    assertEquals(34, marked(34, 46).dscp());
    assertEquals(new ClassOfService(34, 46, 0, false), told(marked(34, 46)));
    assertEquals(8, marked(48, 8).dscp(), "as it came, since nobody may ask for network control");
    assertEquals(new ClassOfService(48, 8, 0, true), told(marked(48, 8)));
    assertEquals(48, marked(48, 48).dscp(), "a network that carries it so");
  }

  @Test
  void doesNotClaimToKnowAMarkingThatTheSystemDoesNotTell() {
    byte[] request = codec.encode(new SenderPacket(0, NtpTime.of(NOON), 1, 0), 172, ClassOfService.wanting(8));
    Answer.Reply reply = assertInstanceOf(Answer.Reply.class, reflection.answer(
        new Arrival(request, room(1), 0, OptionalInt.empty(), 0), NOON, () -> NOON));
    assertEquals(Optional.empty(), codec.toldMarking(reply.octets().array()));
    assertEquals(46, reply.dscp());
  }

  private Answer.Reply marked(int wanted, int arrived) {
    byte[] request = codec.encode(new SenderPacket(0, NtpTime.of(NOON), 1, 0), 172, ClassOfService.wanting(wanted));
    return assertInstanceOf(Answer.Reply.class, reflection.answer(
        new Arrival(request, room(1), 61, OptionalInt.of(arrived << 2), 0), NOON, () -> NOON));
  }

  private ClassOfService told(Answer.Reply reply) {
    return codec.toldMarking(reply.octets().array()).orElseThrow();
  }

  @Test
  void neverAnswersMoreThanItWasSentButTheBasePacket() {
    for (int length : new int[]{14, 43, 44, 45, 172, 1472}) {
      byte[] request = Arrays.copyOf(codec.encode(new SenderPacket(0, NtpTime.of(NOON), 1, 0), length), length);
      byte[] octets = assertInstanceOf(Answer.Reply.class, ask(request, room(length))).octets().array();
      assertEquals(Math.max(44, length), octets.length);
      now = now.plusSeconds(100);
    }
  }

  @Test
  void doesNotTalkToServers() {
    assertEquals(dropped(DropReason.RESERVED_PORT), ask(request(0, 0), new InetSocketAddress("10.0.0.1", 53)));
    assertEquals(dropped(DropReason.RESERVED_PORT), ask(request(0, 0), new InetSocketAddress("10.0.0.1", PORT)));
  }

  @Test
  void anAddressThatSendsTooMuchIsNotAnsweredAndOthersAre() {
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Answer.Reply.class, ask(request(i, 0), room(1)));
    }
    assertEquals(dropped(DropReason.TOO_FAST), ask(request(10, 0), room(1)));
    assertInstanceOf(Answer.Reply.class, ask(request(0, 0), new InetSocketAddress("10.0.0.2", 40_000)));
    now = now.plusMillis(100);
    assertInstanceOf(Answer.Reply.class, ask(request(11, 0), room(1)), "a tenth of a second, one more packet");
  }

  @Test
  void manyAddressesTogetherAreHeldToALimitToo() {
    int answered = 0;
    for (int i = 0; i < 30; i++) {
      byte[] octets = codec.encode(new SenderPacket(0, NtpTime.of(NOON), 1, 0), 44);
      answered += ask(octets, new InetSocketAddress("10.0.1." + i, 40_000)) instanceof Answer.Dropped(var reason)
          && reason == DropReason.TOO_FAST ? 0 : 1;
    }
    assertEquals(15, answered);
  }

  @Test
  void sessionsAreBoundedAndForgottenWhenIdle() {
    for (int i = 1; i <= 3; i++) {
      assertInstanceOf(Answer.Reply.class, ask(request(0, 0), room(i)));
    }
    assertEquals(dropped(DropReason.TOO_MANY_SESSIONS), ask(request(0, 0), room(4)));
    now = now.plusSeconds(61);
    assertEquals(0, reply(room(4), 0, 0).sequence());
    assertEquals(1, reflection.sessions());
  }

  @Test
  void withAKeyOnlyAuthenticRequestsAreAnswered() {
    StampCodec keyed = new StampCodec(new StampKey(new byte[32]));
    Reflection authenticated = new Reflection(keyed, PORT, SMALL, NOON);
    byte[] request = keyed.encode(new SenderPacket(3, NtpTime.of(NOON), 1, 0), 112);
    Answer answer = authenticated.answer(came(request, room(1)), NOON, () -> NOON);
    assertInstanceOf(StampDecoded.Packet.class,
        keyed.decodeReply(assertInstanceOf(Answer.Reply.class, answer).octets().array()));
    request[0] ^= 1;
    assertEquals(dropped(DropReason.NOT_AUTHENTIC), authenticated.answer(came(request, room(1)), NOON, () -> NOON));
    assertEquals(dropped(DropReason.TOO_SHORT), authenticated.answer(came(new byte[44], room(1)), NOON, () -> NOON));
  }

  @Test
  void rubbishIsDropped() {
    assertEquals(dropped(DropReason.TOO_SHORT), ask(new byte[13], room(1)));
    assertEquals(dropped(DropReason.TOO_LONG), ask(new byte[1473], room(1)));
    assertTrue(reflection.sessions() == 0, "nothing is kept of it");
  }

  private ReflectorPacket reply(InetSocketAddress from, long sequence, int ssid) {
    Answer answer = ask(request(sequence, ssid), from);
    byte[] octets = assertInstanceOf(Answer.Reply.class, answer).octets().array();
    return switch (codec.decodeReply(octets)) {
      case StampDecoded.Packet<ReflectorPacket>(ReflectorPacket packet) -> packet;
      case StampDecoded.Rejected<ReflectorPacket>(var fault) -> throw new AssertionError(fault);
    };
  }

  private Answer ask(byte[] request, InetSocketAddress from) {
    return reflection.answer(came(request, from), now, () -> now.plusMillis(1));
  }

  /** With a time to live of 61, marked EF. */
  private static Arrival came(byte[] request, InetSocketAddress from) {
    return new Arrival(request, from, 61, OptionalInt.of(46 << 2), 0);
  }

  private byte[] request(long sequence, int ssid) {
    return codec.encode(new SenderPacket(sequence, NtpTime.of(Instant.EPOCH), 1, ssid), 172);
  }

  private static InetSocketAddress room(int number) {
    return new InetSocketAddress("10.0.0.1", 40_000 + number);
  }

  private static Answer dropped(DropReason reason) {
    return new Answer.Dropped(reason);
  }
}
