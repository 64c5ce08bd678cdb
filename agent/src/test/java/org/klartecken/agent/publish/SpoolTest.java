// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.agent.metrics.Tally;

class SpoolTest {
  private final Path directory;

  SpoolTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void keepsWhatWasAppendedInOrderOverARestart() throws IOException {
    try (Spool spool = open()) {
      spool.append(SpoolKind.USAGE, "a", octets("one"));
      spool.append(SpoolKind.REPLY, "", octets("two"));
      spool.append(SpoolKind.USAGE, "b", octets("three"));
    }
    assertEquals(List.of("one", "two", "three"), contents());
  }

  @Test
  void forgetsWhatWasSettledOverARestart() throws IOException {
    try (Spool spool = open()) {
      long first = spool.append(SpoolKind.USAGE, "a", octets("one"));
      spool.append(SpoolKind.USAGE, "b", octets("two"));
      spool.settle(first);
      spool.settle(first);
    }
    assertEquals(List.of("two"), contents());
  }

  @Test
  void keepsOnlyTheNewestReportAndTheNewestWordAboutASession() throws IOException {
    try (Spool spool = open()) {
      spool.append(SpoolKind.REPORT, "state", octets("report 1"));
      spool.append(SpoolKind.USAGE, "camera", octets("camera 1"));
      spool.append(SpoolKind.USAGE, "microphone", octets("microphone 1"));
      spool.append(SpoolKind.REPORT, "state", octets("report 2"));
      spool.append(SpoolKind.USAGE, "camera", octets("camera 2"));
    }
    assertEquals(List.of("microphone 1", "report 2", "camera 2"), contents());
  }

  @Test
  void givesIdsThatGrowOverRestarts() throws IOException {
    long before;
    try (Spool spool = open()) {
      before = spool.append(SpoolKind.USAGE, "", octets("one"));
    }
    try (Spool spool = open()) {
      assertTrue(spool.append(SpoolKind.USAGE, "", octets("two")) > before);
    }
  }

  @Test
  void givesUpReportsFirstThenRepliesAndTheOldestUsageLast() throws IOException {
    try (Spool spool = Spool.open(directory, new Spool.Limits(3, 10_000), Tally.NONE)) {
      spool.append(SpoolKind.USAGE, "", octets("u1"));
      spool.append(SpoolKind.REPLY, "", octets("y1"));
      spool.append(SpoolKind.REPORT, "", octets("r1"));
      spool.append(SpoolKind.USAGE, "", octets("u2"));
      assertEquals(List.of("u1", "y1", "u2"), contents(spool));
      spool.append(SpoolKind.USAGE, "", octets("u3"));
      assertEquals(List.of("u1", "u2", "u3"), contents(spool));
      spool.append(SpoolKind.USAGE, "", octets("u4"));
      assertEquals(List.of("u2", "u3", "u4"), contents(spool));
    }
    assertEquals(List.of("u2", "u3", "u4"), contents());
  }

  @Test
  void isBoundedInOctetsToo() throws IOException {
    try (Spool spool = Spool.open(directory, new Spool.Limits(1000, 1000), Tally.NONE)) {
      for (int i = 0; i < 100; i++) {
        spool.append(SpoolKind.USAGE, "", new byte[80]);
        assertTrue(spool.octets() <= 1000);
      }
      assertEquals(10, spool.size());
    }
  }

  @Test
  void keepsTheDiskBoundedThroughAWeekOfReports() throws IOException {
    try (Spool spool = open()) {
      spool.append(SpoolKind.USAGE, "", octets("never acknowledged"));
      for (int i = 0; i < 2000; i++) {
        spool.append(SpoolKind.REPORT, "state", new byte[20_000]);
      }
      assertTrue(diskUse() < 2_500_000, () -> diskUse() + " octets on disk");
      assertEquals(2, spool.size());
    }
    assertEquals("never acknowledged", contents().getFirst());
  }

  /** A kill or a power cut may leave any beginning of the file: every whole record of it must be there, and no other. */
  @Test
  void readsEveryBeginningOfItsFile() throws IOException {
    List<Integer> ends = new ArrayList<>();
    try (Spool spool = open()) {
      for (int i = 0; i < 6; i++) {
        spool.append(SpoolKind.USAGE, "k" + i, octets("message " + i));
        ends.add(Math.toIntExact(diskUse()));
      }
    }
    byte[] whole = Files.readAllBytes(segment());
    for (int length = 0; length <= whole.length; length++) {
      Files.write(segment(), java.util.Arrays.copyOf(whole, length));
      int cut = length;
      int expected = (int) ends.stream().filter(end -> end <= cut).count();
      try (Spool spool = open()) {
        assertEquals(expected, spool.size(), "records of the first " + length + " octets");
        spool.append(SpoolKind.USAGE, "new", octets("after the cut"));
      }
      List<String> after = contents();
      assertEquals(expected + 1, after.size(), "after a cut at " + length);
      assertEquals("after the cut", after.getLast());
    }
  }

  /** After a power cut a file may have its length but not its octets. */
  @Test
  void cutsWhatIsNotWhatWasWritten() throws IOException {
    try (Spool spool = open()) {
      spool.append(SpoolKind.USAGE, "a", octets("good"));
      spool.append(SpoolKind.USAGE, "b", octets("spoilt"));
    }
    byte[] whole = Files.readAllBytes(segment());
    int second = whole.length - (Frame.HEADER + 1 + "spoilt".length());
    for (int at = second; at < whole.length; at++) {
      byte[] spoilt = whole.clone();
      spoilt[at] ^= 0x10;
      Files.write(segment(), spoilt);
      assertEquals(List.of("good"), contents(), "octet " + at);
    }
    byte[] zeros = java.util.Arrays.copyOf(whole, whole.length + 4096);
    Files.write(segment(), zeros);
    assertEquals(List.of("good", "spoilt"), contents());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void agreesWithAModelOverThousandsOfChancesAndRestarts(long seed) throws IOException {
    Random chance = new Random(seed);
    Map<Long, byte[]> model = new TreeMap<>();
    Map<String, Long> newest = new TreeMap<>();
    for (int restart = 0; restart < 12; restart++) {
      try (Spool spool = open()) {
        assertModel(model, spool, "seed " + seed + " restart " + restart);
        for (int i = 0; i < 200; i++) {
          if (chance.nextInt(3) > 0 || model.isEmpty()) {
            byte[] payload = new byte[chance.nextInt(chance.nextInt(10) == 0 ? 60_000 : 300)];
            chance.nextBytes(payload);
            String key = chance.nextBoolean() ? "" : "k" + chance.nextInt(20);
            long id = spool.append(SpoolKind.USAGE, key, payload);
            Long replaced = key.isEmpty() ? null : newest.put(key, id);
            if (replaced != null) {
              model.remove(replaced);
            }
            model.put(id, payload);
          } else {
            Long[] ids = model.keySet().toArray(Long[]::new);
            long id = ids[chance.nextInt(ids.length)];
            spool.settle(id);
            model.remove(id);
          }
        }
        assertModel(model, spool, "seed " + seed);
        assertTrue(diskUse() <= 2 * spool.octets() + 6 * 256 * 1024 + 60_000, () -> diskUse() + " octets on disk");
      }
    }
  }

  private static void assertModel(Map<Long, byte[]> model, Spool spool, String when) {
    assertEquals(List.copyOf(model.keySet()), spool.waiting().stream().map(SpoolEntry::id).toList(), when);
    model.forEach((id, payload) -> assertArrayEquals(payload, spool.payload(id).orElseThrow(), when));
  }

  private Spool open() throws IOException {
    return Spool.open(directory, Spool.Limits.USUAL, Tally.NONE);
  }

  private List<String> contents() throws IOException {
    try (Spool spool = open()) {
      return contents(spool);
    }
  }

  private static List<String> contents(Spool spool) {
    return spool.waiting().stream().map(entry -> new String(spool.payload(entry.id()).orElseThrow(), UTF_8)).toList();
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findFirst().orElseThrow();
    }
  }

  private long diskUse() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(UTF_8);
  }
}
