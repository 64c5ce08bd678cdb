// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.klartecken.agent.protocol.Captures;
import org.klartecken.agent.protocol.Octets;

/** Hundreds of real EDIDs, held against what {@code edid-decode} printed of them. */
class EdidCapturesTest {
  private static final Pattern BASE = Pattern.compile("(?s)\nBlock 0, Base EDID:\n(.*?)\n-------");
  private static final Pattern SIZE = Pattern.compile("Maximum image size: (\\d+) cm x (\\d+) cm");
  private static final Pattern MODE = Pattern.compile("DTD +\\d+: +(\\d+)x(\\d+)i? +([\\d.]+) Hz");
  private static final Pattern DISPLAY_ID_MODE = Pattern.compile("DTD: +(\\d+)x(\\d+)i? +([\\d.]+) Hz");

  private static List<Path> captures() {
    return java.util.stream.Stream.of("edid", "edid-named").flatMap(f -> Captures.files(f, ".bin").stream()).toList();
  }

  @TestFactory
  List<DynamicTest> decodesToWhatEdidDecodeSays() {
    return captures().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file))).toList();
  }

  private static void compare(Path file) {
    Edid edid = EdidDecoder.decode(Captures.octets(file));
    String all = Captures.text(file.resolveSibling(file.getFileName().toString().replace(".bin", ".decode.txt")));
    String base = find(BASE, all).map(m -> m.group(1)).orElseThrow();

    assertEquals(line(base, "    Manufacturer: (.*)"), edid.maker());
    assertEquals(line(base, "    Model: (\\d+)"), text(edid.product()));
    assertEquals(line(base, "    Serial Number: (\\d+)"), text(edid.serialNumber()));
    assertEquals(line(base, "    Display Product Serial Number: '(.*)'"),
        edid.serials().stream().findFirst().orElse(null));
    assertEquals(line(base, "    Display Product Name: '(.*)'"), edid.name().orElse(null));
    assertEquals(line(base, "    Made in: week (\\d+) of \\d+"), text(edid.week()));
    assertEquals(line(base, "    (?:Made in: (?:week \\d+ of )?|Model year: )(\\d+)"), text(edid.year()));
    Optional<MatchResult> size = find(SIZE, base);
    assertEquals(size.map(m -> m.group(1)).orElse(null), text(edid.widthCm()));
    assertEquals(size.map(m -> m.group(2)).orElse(null), text(edid.heightCm()));
    assertEquals(Optional.ofNullable(line(base, "  Extension blocks: (\\d+)")).orElse("0"), text(edid.extensions()));
    assertEquals(!all.contains("(should be 0x"), edid.checksumsOk());
    compareMode(find(MODE, all).or(() -> find(DISPLAY_ID_MODE, all)), edid.nativeMode());
  }

  private static void compareMode(Optional<MatchResult> told, @Nullable Timing mode) {
    if (told.isEmpty() || mode == null) {
      assertTrue(told.isEmpty());
      assertNull(mode);
    } else {
      assertEquals(told.get().group(1) + "x" + told.get().group(2), mode.width() + "x" + mode.height());
      assertEquals(Double.parseDouble(told.get().group(3)), mode.hz(), 0.000001);
    }
  }

  @Test
  void neverThrowsOnABrokenCopyOfARealOne() {
    Random random = new Random(20260);
    for (Path file : captures()) {
      byte[] octets = Captures.octets(file);
      for (int round = 0; round < 40; round++) {
        Edid edid = EdidDecoder.decode(Octets.mutated(octets, random));
        assertTrue(edid.timings().stream().allMatch(t -> t.hz() > 0 && Double.isFinite(t.hz())), file + " " + round);
      }
    }
  }

  private static @Nullable String line(String text, String pattern) {
    return find(Pattern.compile("(?m)^" + pattern + "$"), text).map(m -> m.group(1)).orElse(null);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Optional<MatchResult> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }
}
