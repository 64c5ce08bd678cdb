// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.agent.protocol.edid.EdidFixture.base;
import static org.klartecken.agent.protocol.edid.EdidFixture.baseWith;
import static org.klartecken.agent.protocol.edid.EdidFixture.cta;
import static org.klartecken.agent.protocol.edid.EdidFixture.displayId;
import static org.klartecken.agent.protocol.edid.EdidFixture.problems;
import static org.klartecken.agent.protocol.edid.EdidFixture.videoTimings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.protocol.Octets;

class EdidDecoderTest {
  @Test
  void readsEveryFieldOfABaseBlock() {
    Edid edid = EdidDecoder.decode(base(0));

    assertEquals("1.4", edid.version());
    assertEquals("KLA", edid.maker());
    assertEquals(0x1234, edid.product());
    assertEquals(123456789L, edid.serialNumber());
    assertEquals(Optional.of("Klar 27"), edid.name());
    assertEquals(Optional.of("ABC123"), edid.serial());
    assertEquals(40, edid.week());
    assertEquals(2026, edid.year());
    assertEquals(60, edid.widthCm());
    assertEquals(34, edid.heightCm());
    assertEquals(0, edid.extensions());
    assertTrue(edid.checksumsOk());
    assertEquals(List.of(), edid.problems());
  }

  @Test
  void takesTheFirstDetailedTimingForTheNativeMode() {
    Timing mode = assertNative(EdidDecoder.decode(base(0)), 2560, 1440);

    assertEquals(59.950550, mode.hz(), 0.000001);
    assertFalse(mode.interlaced());
  }

  @Test
  void countsBothFieldsOfAnInterlacedPicture() {
    Timing mode = EdidDecoder.decode(Octets.join(base(1), cta(1))).timings().get(1);

    assertEquals(new Timing(1920, 1080, 60.0, true, false), mode);
  }

  @Test
  void takesThePreferredTimingOfAnExtensionWhenTheBaseBlockHasNone() {
    byte[] base = base(2);
    Arrays.fill(base, 0x36, 0x38, (byte) 0); // no pixel clock: another descriptor
    byte[] octets = Octets.join(EdidFixture.summed(base), cta(2), displayId());

    Timing mode = assertNative(EdidDecoder.decode(octets), 3840, 2160);

    assertEquals(1_368_460_000.0 / (4000.0 * 2384.0), mode.hz(), 0.000001);
  }

  @Test
  void takesATimingOfAVideoTimingBlock() {
    byte[] base = base(1);
    Arrays.fill(base, 0x36, 0x38, (byte) 0);

    assertNative(EdidDecoder.decode(Octets.join(EdidFixture.summed(base), videoTimings())), 2560, 1440);
  }

  @Test
  void tellsOfBasicAudio() {
    assertTrue(EdidDecoder.decode(Octets.join(base(1), cta(1))).basicAudio());
    assertFalse(EdidDecoder.decode(base(0)).basicAudio());
  }

  @Test
  void usesTheSerialNumberWithoutASerialString() {
    Edid edid = EdidDecoder.decode(baseWith(0x5a + 3, 0x10)); // 0x10: a dummy descriptor

    assertEquals(Optional.of("123456789"), edid.serial());
  }

  @Test
  void hasNoSerialWhenTheNumberIsZeroAndThereIsNoString() {
    byte[] block = baseWith(0x0c, 0, 0, 0, 0);
    block[0x5a + 3] = 0x10;

    assertEquals(Optional.empty(), EdidDecoder.decode(EdidFixture.summed(block)).serial());
  }

  @Test
  void readsAModelYearWithoutAWeek() {
    Edid edid = EdidDecoder.decode(baseWith(0x10, 0xff, 30));

    assertNull(edid.week());
    assertEquals(2020, edid.year());
  }

  @Test
  void reportsAWeekThatNoYearHas() {
    Edid edid = EdidDecoder.decode(baseWith(0x10, 60));

    assertNull(edid.week());
    assertTrue(problems(edid).contains("offset 0x10: the week of manufacture is 60"), problems(edid));
  }

  @Test
  void hasNoSizeWhenOnlyAnAspectRatioIsGiven() {
    Edid edid = EdidDecoder.decode(baseWith(0x15, 79, 0));

    assertNull(edid.widthCm());
    assertNull(edid.heightCm());
  }

  @Test
  void reportsAMakerThatIsNoThreeLetters() {
    Edid edid = EdidDecoder.decode(baseWith(0x08, 0, 0));

    assertNull(edid.maker());
    assertTrue(problems(edid).contains("offset 0x08"), problems(edid));
  }

  @Test
  void keepsANameAsItStandsAndOffersATidyLabel() {
    byte[] block = base(0);
    byte[] spaced = "IBM P260     ".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(spaced, 0, block, 0x48 + 5, 13);

    Edid edid = EdidDecoder.decode(EdidFixture.summed(block));

    assertEquals(Optional.of("IBM P260     "), edid.name());
    assertEquals(Optional.of("IBM P260"), edid.label());
  }

  @Test
  void joinsANameThatFillsItsDescriptorWithTheNextForTheLabel() {
    byte[] block = base(0);
    System.arraycopy(Octets.of("""
        00 00 00 fc 00 4b 6c 61 72 74 65 63 6b 65 6e 20 44 69   # name "Klartecken Di", thirteen octets
        00 00 00 fc 00 73 70 6c 61 79 0a 20 20 20 20 20 20 20   # name "splay"
        """), 0, block, 0x48, 36);

    Edid edid = EdidDecoder.decode(EdidFixture.summed(block));

    assertEquals(Optional.of("Klartecken Di"), edid.name());
    assertEquals(Optional.of("Klartecken Display"), edid.label());
  }

  @Test
  void cutsTextOffWhereItIsNoTextAnyMore() {
    Edid edid = EdidDecoder.decode(baseWith(0x48 + 5 + 4, 0x1b));

    assertEquals(Optional.of("Klar"), edid.name());
    assertTrue(problems(edid).contains("offset 0x51: the name is cut off at octet 0x1b"), problems(edid));
  }

  @Test
  void doesNotTakeAFillerForATiming() {
    Edid edid = EdidDecoder.decode(baseWith(0x36, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

    assertNull(edid.nativeMode());
    assertTrue(problems(edid).contains("offset 0x36"), problems(edid));
  }

  private static Timing assertNative(Edid edid, int width, int height) {
    Timing mode = edid.nativeMode();
    assertNotNull(mode);
    assertEquals(width + "x" + height, mode.width() + "x" + mode.height());
    return mode;
  }
}
