// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.system.DeviceNode;
import org.klartecken.agent.system.ErrnoException;

/** Under umockdev, which plays recorded machines by preloading a library in front of the C library. */
class UmockdevTest {
  private static final String RECORDED = """
      P: /devices/pci0000:00/0000:00:14.0/usb1/1-3/1-3:1.0/misc/klartecken-played
      N: klartecken-played
      E: DEVNAME=/dev/klartecken-played
      E: SUBSYSTEM=misc

      """;

  @TempDir
  Path dir;

  @Test
  void nodesOfARecordedMachineAreOpenedAndItsEventsAreListenedTo() throws IOException, InterruptedException {
    Path umockdev = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(p -> Path.of(p, "umockdev-run"))
        .filter(Files::isExecutable).findFirst().orElse(null);
    Assumptions.assumeTrue(umockdev != null, "needs umockdev-run (package umockdev)");
    Path recorded = Files.writeString(dir.resolve("pc.umockdev"), RECORDED);
    Process process = new ProcessBuilder("umockdev-run", "-d", recorded.toString(), "--",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path", ""), Child.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertEquals(List.of("opened", "listening", "closed"), said);
    assertEquals(0, process.waitFor());
  }

  /** Runs on the recorded machine. */
  static final class Child {
    public static void main(String[] args) throws ErrnoException {
      try (DeviceNode _ = DeviceNode.open(Path.of("/dev/klartecken-played"))) {
        System.out.println("opened");
      }
      try (UeventSource _ = UeventSource.start(_ -> {
      }).orElseThrow()) {
        System.out.println("listening");
      }
      System.out.println("closed");
    }
  }
}
