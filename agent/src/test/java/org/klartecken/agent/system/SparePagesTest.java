// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparePagesTest {
  @Test
  void takesALargePieceOfAFileThatNobodyCanWrite() {
    assertEquals(List.of(new SparePages.Range(0x7f0000001000L, 0x1234000)),
        SparePages.unchanged(piece("7f0000001000-7f0001235000 r-xp 00200000 fe:00 77 /opt/a b/libjvm.so", 15_000, 0)));
    assertEquals(1, SparePages.unchanged(piece("800d18000-801f00000 r--p 00d18000 fe:00 21 /x.aot", 1024, 0)).size());
  }

  @Test
  void leavesWhatWouldBeLost() {
    assertEquals(List.of(), SparePages.unchanged(piece("10000-2000000 rw-p 00000000 fe:00 77 /lib/a.so", 15_000, 0)));
    assertEquals(List.of(), SparePages.unchanged(piece("10000-2000000 r--p 00000000 fe:00 77 /lib/a.so", 15_000, 4)));
    assertEquals(List.of(), SparePages.unchanged(piece("10000-2000000 r-xp 00000000 00:00 0 ", 15_000, 0)));
    assertEquals(List.of(), SparePages.unchanged(piece("10000-2000000 r-xp 00000000 00:00 0 [vdso]", 15_000, 0)));
    assertEquals(List.of(), SparePages.unchanged(piece("10000-2000000 r--s 00000000 fe:00 77 /dev/shm/a", 15_000, 0)));
  }

  @Test
  void leavesSmallPieces() {
    assertEquals(List.of(), SparePages.unchanged(piece("10000-2000000 r-xp 00000000 fe:00 77 /lib/a.so", 1023, 0)));
  }

  @Test
  void judgesEachPieceByItself() {
    List<String> both = new ArrayList<>(
        piece("10000-2000000 r-xp 00000000 fe:00 77 /lib/a.so", 15_000, 0));
    both.addAll(piece("2000000-3000000 rw-p 00000000 fe:00 77 /lib/a.so", 15_000, 0));
    assertEquals(List.of(new SparePages.Range(0x10000, 0x1ff0000)), SparePages.unchanged(both));
  }

  /** The JVM that runs this test goes on, although most of its own code has just left its memory. */
  @Test
  void givesBackThisVeryJvmsPages() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/smaps")), "this kernel tells nothing about memory");
    assertTrue(SparePages.giveBack() >= 1 << 20);
    assertEquals(100, List.of(1, 2, 3, 4).stream().mapToInt(i -> i * 10).sum());
  }

  private static List<String> piece(String head, int rss, int anonymous) {
    return List.of(head, "Size:              32000 kB", "KernelPageSize:        4 kB",
        "Rss:            %8d kB".formatted(rss), "Private_Clean:         0 kB",
        "Anonymous:      %8d kB".formatted(anonymous), "AnonHugePages:         0 kB", "THPeligible:           0",
        "VmFlags: rd ex mr mw me de");
  }
}
