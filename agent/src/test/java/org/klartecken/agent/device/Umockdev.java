// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.klartecken.agent.Main;

/** Runs the agent's command line in a process that sees a recorded {@code /sys}, by {@code umockdev-run}. */
final class Umockdev {
  private static final Path PROGRAM = Path.of("/usr/bin/umockdev-run");

  private Umockdev() {
  }

  /** What the agent printed. */
  record Output(int exit, String out) {
  }

  static Output agent(Path recording, String... args) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "umockdev-run is not installed (package umockdev)");
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-d", recording.toString(), "--",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile("umockdev", ".out");
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IOException("the agent did not end within 60 s under " + recording);
      }
      return new Output(process.exitValue(), Files.readString(out));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
    }
  }

  /** A recording of a PC with these devices on the ports 1-1, 1-2 …, each known by its descriptors alone. */
  static String recording(List<byte[]> descriptors) {
    StringBuilder text = new StringBuilder(device("/devices/pci0000:00/0000:00:14.0/usb1", 1,
        HexFormat.of()
            .parseHex("12010002090001406b1d02000606030201010902190001010000e0090400000109000000070581030400000c")));
    for (int i = 0; i < descriptors.size(); i++) {
      text.append(device("/devices/pci0000:00/0000:00:14.0/usb1/1-" + (i + 1), i + 2, descriptors.get(i)));
    }
    return text.toString();
  }

  private static String device(String path, int number, byte[] octets) {
    int vendor = (octets[8] & 0xff) | (octets[9] & 0xff) << 8;
    int product = (octets[10] & 0xff) | (octets[11] & 0xff) << 8;
    return String.format(Locale.ROOT, """
        P: %s
        N: bus/usb/001/%03d
        E: BUSNUM=001
        E: DEVNAME=/dev/bus/usb/001/%03d
        E: DEVNUM=%03d
        E: DEVTYPE=usb_device
        E: MAJOR=189
        E: MINOR=%d
        E: PRODUCT=%x/%x/100
        E: SUBSYSTEM=usb
        A: idVendor=%04x\\n
        A: idProduct=%04x\\n
        A: speed=480\\n
        H: descriptors=%s

        """, path, number, number, number, number - 1, vendor, product, vendor, product,
        HexFormat.of().withUpperCase().formatHex(octets));
  }

  static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
  }
}
