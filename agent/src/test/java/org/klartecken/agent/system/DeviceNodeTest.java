// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.FailureReason;

@EnabledOnOs(OS.LINUX)
class DeviceNodeTest {
  /** {@code _IOR('R', 0x00, int)}: RNDGETENTCNT, answered by /dev/random for everybody. */
  private static final int RNDGETENTCNT = 0x80045200;

  @TempDir
  Path dir;

  @Test
  void aDriverFillsTheStructure() throws ErrnoException {
    try (Arena arena = Arena.ofConfined(); DeviceNode random = DeviceNode.open(Path.of("/dev/random"))) {
      var bits = arena.allocate(4, 4).fill((byte) 0xff);
      random.ioctl("RNDGETENTCNT", RNDGETENTCNT, bits);
      int count = bits.get(java.lang.foreign.ValueLayout.JAVA_INT, 0);
      assertTrue(count >= 0 && count <= 4096, "entropy " + count);
    }
  }

  @Test
  void anAbsentNodeIsADeviceThatIsGone() {
    ErrnoException e = assertThrows(ErrnoException.class, () -> DeviceNode.open(dir.resolve("video7")).close());
    assertEquals(FailureReason.DEVICE_GONE, e.reason());
    assertTrue(e.sentence().endsWith("video7: ENOENT"), e.sentence());
  }

  @Test
  void aNodeWithoutTheRequestIsUnsupported() throws ErrnoException {
    try (Arena arena = Arena.ofConfined(); DeviceNode node = DeviceNode.open(Path.of("/dev/null"))) {
      ErrnoException e = assertThrows(ErrnoException.class,
          () -> node.ioctl("RNDGETENTCNT", RNDGETENTCNT, arena.allocate(4, 4)));
      assertEquals(Errno.ENOTTY, e.errno());
      assertEquals(FailureReason.UNSUPPORTED, e.reason());
    }
  }

  @Test
  void aStructureTooSmallForTheRequestNeverReachesTheKernel() throws ErrnoException {
    try (Arena arena = Arena.ofConfined(); DeviceNode node = DeviceNode.open(Path.of("/dev/null"))) {
      assertThrows(IllegalArgumentException.class,
          () -> node.ioctl("RNDGETENTCNT", RNDGETENTCNT, arena.allocate(3)));
    }
  }

  @Test
  void closingGivesTheDescriptorBackOnce() throws ErrnoException, IOException {
    Path node = Files.createFile(dir.resolve("node"));
    DeviceNode open = DeviceNode.open(node);
    assertTrue(descriptors().contains(node));
    open.close();
    open.close();
    assertFalse(descriptors().contains(node));
  }

  private static List<Path> descriptors() throws IOException {
    try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
      return links.filter(Files::isSymbolicLink).map(DeviceNodeTest::target).toList();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException closedMeanwhile) { // the listing's own descriptor
      return link;
    }
  }
}
