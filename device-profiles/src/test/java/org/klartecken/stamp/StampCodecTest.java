// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
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
    assertEquals("0001000c", HEX.formatHex(request, 44, 48), "Extra Padding, 12 octets");
    byte[] classOfService = Arrays.copyOf(open.encode(REQUEST, 44), 52);
    classOfService[45] = 4; // Class of Service
    classOfService[47] = 4; // 4 octets long
    assertEquals("80040004", HEX.formatHex(open.encode(REPLY, classOfService), 44, 48), "U flag");
    assertArrayEquals(Arrays.copyOfRange(request, 44, 60),
        Arrays.copyOfRange(open.encode(REPLY, request), 44, 60), "padding is understood");
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
