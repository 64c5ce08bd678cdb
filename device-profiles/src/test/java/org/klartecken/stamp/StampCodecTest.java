// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StampCodecTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final NtpTime T1 = new NtpTime(0xec5a1b2c80000000L);
  private static final NtpTime T2 = new NtpTime(0xec5a1b2cc0000000L);
  private static final NtpTime T3 = new NtpTime(0xec5a1b2d00000000L);
  private static final SenderPacket REQUEST = new SenderPacket(1, T1, 0x8001, 0);
  private static final ReflectorPacket REPLY = new ReflectorPacket(1, T3, 0x8001, T2, REQUEST, 0x40);
  private final StampCodec open = new StampCodec(null);
  private final StampCodec authenticated = new StampCodec(key(0));

  @Test
  void aRequestStandsAsRfc8762DrawsIt() {
    assertEquals("00000001" // sequence number
        + "ec5a1b2c80000000" // timestamp
        + "8001" // error estimate
        + "0000" // SSID
        + "00".repeat(28), HEX.formatHex(open.encode(REQUEST, 44)));
  }

  @Test
  void anAnswerStandsAsRfc8762DrawsIt() {
    assertEquals("00000001" // sequence number
        + "ec5a1b2d00000000" // T3
        + "8001" + "0000" // error estimate, SSID
        + "ec5a1b2cc0000000" // T2
        + "00000001" // sender's sequence number
        + "ec5a1b2c80000000" // T1
        + "8001" + "0000" // sender's error estimate, zero
        + "40" + "000000", // sender's TTL, zero
        HEX.formatHex(open.encode(REPLY, open.encode(REQUEST, 44))));
  }

  @Test
  void theHmacIsThatOfTheVectors() {
    byte[] request = authenticated.encode(REQUEST, 112);
    assertEquals("6c5861eb5ada2aa1cafe8b913a43d0e5", HEX.formatHex(request, 96, 112));
    assertEquals("2d15084c86ce68e6e5603ea83bb1130c", HEX.formatHex(authenticated.encode(REPLY, request), 96, 112));
  }

  @Test
  void readsBackWhatItWroteInBothModesAndAllLengths() {
    Random random = new Random(7);
    for (StampCodec codec : new StampCodec[]{open, authenticated}) {
      for (int i = 0; i < 200; i++) {
        SenderPacket request = new SenderPacket(random.nextLong(1L << 32), new NtpTime(random.nextLong()),
            random.nextInt(1 << 16), random.nextInt(1 << 16));
        byte[] sent = codec.encode(request, random.nextInt(StampCodec.LONGEST));
        assertEquals(new StampDecoded.Packet<>(request), codec.decodeRequest(sent));
        ReflectorPacket reply = new ReflectorPacket(random.nextLong(1L << 32), new NtpTime(random.nextLong()),
            random.nextInt(1 << 16), new NtpTime(random.nextLong()), request, random.nextInt(256));
        byte[] answer = codec.encode(reply, sent);
        assertEquals(sent.length, answer.length, "symmetrical");
        assertEquals(new StampDecoded.Packet<>(reply), codec.decodeReply(answer));
      }
    }
  }

  @Test
  void understandsTheShortPacketsOfTwampLight() {
    byte[] request = Arrays.copyOf(open.encode(REQUEST, 44), 14);
    assertEquals(new StampDecoded.Packet<>(REQUEST), open.decodeRequest(request));
    byte[] answer = open.encode(REPLY, request);
    assertEquals(44, answer.length, "the base packet");
    assertEquals(new StampDecoded.Packet<>(new ReflectorPacket(1, T3, 0x8001, T2, REQUEST, 0)),
        open.decodeReply(Arrays.copyOf(answer, 38)), "without the TTL");
  }

  @Test
  void rejectsWhatIsTooShortTooLongOrForged() {
    byte[] request = authenticated.encode(REQUEST, 172);
    assertEquals(new StampDecoded.Rejected<>(StampFault.TOO_SHORT), open.decodeRequest(new byte[13]));
    assertEquals(new StampDecoded.Rejected<>(StampFault.TOO_SHORT), open.decodeReply(new byte[37]));
    assertEquals(new StampDecoded.Rejected<>(StampFault.TOO_SHORT),
        authenticated.decodeRequest(Arrays.copyOf(request, 111)));
    assertEquals(new StampDecoded.Rejected<>(StampFault.TOO_LONG), open.decodeRequest(new byte[1473]));
    for (int at = 0; at < 112; at++) {
      byte[] forged = request.clone();
      forged[at] ^= 1;
      assertEquals(new StampDecoded.Rejected<>(StampFault.NOT_AUTHENTIC), authenticated.decodeRequest(forged),
          "octet " + at);
    }
    assertEquals(new StampDecoded.Rejected<>(StampFault.NOT_AUTHENTIC),
        new StampCodec(key(1)).decodeRequest(request));
  }

  @Test
  void ignoresWhatMustBeZero() {
    byte[] request = open.encode(REQUEST, 44);
    Arrays.fill(request, 16, 44, (byte) 0xaa);
    assertEquals(new StampDecoded.Packet<>(REQUEST), open.decodeRequest(request));
  }

  @Test
  void padsWithATlvAndMarksTlvsThatItDoesNotUnderstand() {
    byte[] request = open.encode(REQUEST, 60);
    assertEquals("8001000c", HEX.formatHex(request, 44, 48), "U flag as senders set it, Extra Padding, 12 octets");
    assertEquals("0001000c", HEX.formatHex(open.encode(REPLY, request), 44, 48), "padding is understood");
    byte[] location = Arrays.copyOf(open.encode(REQUEST, 44), 52);
    location[45] = 2; // Location
    location[47] = 4; // 4 octets long
    assertEquals("80020004", HEX.formatHex(open.encode(REPLY, location), 44, 48), "U flag");
  }

  @Test
  void aRequestAsksHowItsMarkingArrivesAndIsTold() {
    byte[] request = open.encode(REQUEST, 172, ClassOfService.wanting(46));
    assertEquals("80040004" + "b8000000" // U flag, Class of Service, 4 octets; DSCP1 EF, nothing else yet
        + "80010074", HEX.formatHex(request, 44, 56), "and padding to the end");
    assertEquals(172, request.length);
    assertEquals(Optional.of(ClassOfService.wanting(46)), open.askedMarking(request));
    ClassOfService told = new ClassOfService(46, 8, 3, true);
    byte[] reply = open.encode(REPLY, request, told);
    // DSCP1 101110, DSCP2 001000, ECN 11, RP 01
    assertEquals("00040004" + "b88d0000" + "00010074", HEX.formatHex(reply, 44, 56));
    assertEquals(Optional.of(told), open.toldMarking(reply));
  }

  @Test
  void aReflectorThatDoesNotKnowTheMarkingTellsNone() {
    byte[] request = open.encode(REQUEST, 172, ClassOfService.wanting(46));
    assertEquals(Optional.empty(), open.toldMarking(open.encode(REPLY, request)), "it says that it does not know");
    byte[] copied = open.encode(REPLY, request);
    System.arraycopy(request, 44, copied, 44, 128);
    assertEquals(Optional.empty(), open.toldMarking(copied), "one of RFC 8762 sends back what it got");
    assertEquals(Optional.empty(), open.toldMarking(Arrays.copyOf(copied, 38)), "TWAMP Light");
  }

  @Test
  void doesNotAskWhereThereIsNoRoomOrAnotherHmacWouldBeNeeded() {
    for (int length : new int[]{44, 51, 53, 55}) {
      byte[] request = open.encode(REQUEST, length, ClassOfService.wanting(46));
      assertEquals(length, request.length);
      assertEquals(Optional.empty(), open.askedMarking(request), "of " + length + " octets");
    }
    assertEquals(Optional.of(ClassOfService.wanting(46)),
        open.askedMarking(open.encode(REQUEST, 52, ClassOfService.wanting(46))));
    assertArrayEquals(authenticated.encode(REQUEST, 172),
        authenticated.encode(REQUEST, 172, ClassOfService.wanting(46)));
  }

  @Test
  void sendsBackPaddingThatIsNoTlv() {
    byte[] request = Arrays.copyOf(open.encode(REQUEST, 44), 53);
    Arrays.fill(request, 44, 53, (byte) 0x55);
    assertEquals("55".repeat(9), HEX.formatHex(open.encode(REPLY, request), 44, 53));
  }

  @Test
  void timesAreExactAcrossTheTurnOfTheEra() {
    NtpTime before = NtpTime.of(Instant.parse("2036-02-07T06:28:15.500Z"));
    NtpTime after = NtpTime.of(Instant.parse("2036-02-07T06:28:16.250Z"));
    assertEquals(0.75, after.secondsSince(before), 1e-9);
    assertEquals(-0.75, before.secondsSince(after), 1e-9);
    // 1 January 1970 is second 2 208 988 800 of the first era
    assertEquals(0x83aa7e8080000000L, NtpTime.of(Instant.ofEpochMilli(500)).bits());
  }

  private static StampKey key(int first) {
    byte[] secret = new byte[32];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) (first + i);
    }
    return new StampKey(secret);
  }
}
