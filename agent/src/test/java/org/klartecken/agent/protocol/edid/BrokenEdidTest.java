// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.agent.protocol.edid.EdidFixture.base;
import static org.klartecken.agent.protocol.edid.EdidFixture.cta;
import static org.klartecken.agent.protocol.edid.EdidFixture.displayId;
import static org.klartecken.agent.protocol.edid.EdidFixture.problems;
import static org.klartecken.agent.protocol.edid.EdidFixture.videoTimings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.agent.protocol.Octets;
import org.klartecken.agent.protocol.Problems;

class BrokenEdidTest {
  @Test
  void saysThatSomethingElseIsNoEdid() {
    Edid edid = EdidDecoder.decode("GIF89a and so on".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    assertNull(edid.maker());
    assertNull(edid.nativeMode());
    assertFalse(edid.checksumsOk());
    assertTrue(problems(edid).contains("this is no EDID"), problems(edid));
  }

  @Test
  void saysThatThereIsNothing() {
    assertEquals("offset 0x00: there are no octets", problems(EdidDecoder.decode(new byte[0])));
  }

  @Test
  void readsOnWithAHeaderThatIsAlmostRight() {
    byte[] block = base(0);
    block[7] = 1;

    Edid edid = EdidDecoder.decode(EdidFixture.summed(block));

    assertEquals("KLA", edid.maker());
    assertTrue(problems(edid).contains("1 of the 8 octets of the header are wrong"), problems(edid));
  }

  @Test
  void namesTheBlockWhoseChecksumIsWrong() {
    byte[] octets = Octets.join(base(1), cta(1));
    octets[0xff] ^= 0x40;

    Edid edid = EdidDecoder.decode(octets);

    assertFalse(edid.checksumsOk());
    assertEquals(List.of(true, false), edid.blocks().stream().map(EdidBlock::checksumOk).toList());
    assertTrue(problems(edid).contains("offset 0xff: the checksum of block 1 is"), problems(edid));
  }

  @Test
  void reportsExtensionsThatAreMissing() {
    Edid edid = EdidDecoder.decode(base(2));

    assertEquals(2, edid.extensions());
    assertTrue(problems(edid).contains("truncated: the EDID has 2 extension blocks, but the file holds 0"),
        problems(edid));
  }

  @Test
  void reportsWhatFollowsBehindTheEdid() {
    Edid padded = EdidDecoder.decode(Octets.join(base(0), new byte[128]));
    Edid twice = EdidDecoder.decode(Octets.join(base(1), cta(1), base(1), cta(1)));

    assertTrue(problems(padded).contains("has 0 extension blocks, but the file holds 1"), problems(padded));
    assertTrue(problems(twice).contains("the rest repeats the beginning"), problems(twice));
    assertEquals(2, twice.timings().size());
  }

  @Test
  void believesTheHdmiForumAboutMoreExtensionsThanTheBaseBlockDeclares() {
    Edid edid = EdidDecoder.decode(Octets.join(base(1), cta(2), displayId()));

    assertEquals(1, edid.extensions());
    assertEquals(List.of(), edid.problems());
    assertEquals(3, edid.timings().size());
  }

  @Test
  void readsWhatIsThereOfABaseBlockThatIsCutShort() {
    Edid edid = EdidDecoder.decode(Arrays.copyOf(base(0), 0x5a));

    assertEquals("KLA", edid.maker());
    assertEquals(Optional.of("Klar 27"), edid.name());
    assertNull(edid.extensions());
    assertFalse(edid.checksumsOk());
    assertTrue(problems(edid).contains("the file ends after 90 octets"), problems(edid));
  }

  @Test
  void reportsALastBlockThatIsCutShort() {
    Edid edid = EdidDecoder.decode(Arrays.copyOf(Octets.join(base(1), cta(1)), 200));

    assertTrue(problems(edid).contains("offset 0x80: the last block has 72 octets instead of 128"), problems(edid));
    assertTrue(problems(edid).contains("truncated"), problems(edid));
  }

  @Test
  void reportsADisplayIdSectionThatDoesNotAddUp() {
    byte[] section = displayId();
    section[28] ^= 1;

    Edid edid = EdidDecoder.decode(Octets.join(base(1), EdidFixture.summed(section)));

    assertTrue(edid.checksumsOk());
    assertTrue(problems(edid).contains("the checksum of the DisplayID section is wrong"), problems(edid));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverThrowsAndKeepsItsPromisesWhateverTheOctets(long seed) {
    Random random = new Random(seed);
    byte[] whole = Octets.join(base(4), cta(4), displayId(), videoTimings(), cta(0));
    for (int round = 0; round < 4000; round++) {
      byte[] octets = Octets.mutated(whole, random);
      Edid edid = EdidDecoder.decode(octets);

      assertTrue(edid.problems().size() <= Problems.MOST + 1);
      assertTrue(edid.names().size() <= 4 && edid.timings().size() <= 4 + octets.length / 18, "round " + round);
      assertTrue(edid.timings().stream().allMatch(t -> t.width() > 0 && t.height() > 0 && t.hz() > 0
          && Double.isFinite(t.hz())), "seed " + seed + " round " + round);
      assertTrue(edid.problems().stream().allMatch(p -> p.offset() >= 0 && p.offset() <= octets.length),
          "seed " + seed + " round " + round);
    }
  }
}
