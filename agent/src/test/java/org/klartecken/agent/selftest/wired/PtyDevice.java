// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A device behind a serial port, {@code pty_device.c}: a pseudo-terminal of the running kernel. */
final class PtyDevice implements AutoCloseable {
  private final Process device;
  private final Path port;

  private PtyDevice(Process device) throws IOException {
    this.device = device;
    this.port = Path.of(requireNonNull(device.inputReader(UTF_8).readLine()));
  }

  static boolean canBeBuilt() throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v gcc && test -e /usr/include/termios.h").start().waitFor() == 0;
  }

  /** Answers what it is asked, octets as hexadecimal digits; to an empty answer it is mute. */
  static PtyDevice plugIn(Path folder, String ask, String answer) throws IOException, InterruptedException {
    Path program = folder.resolve("pty_device");
    Path source = Path.of(System.getProperty("klartecken.root", ".."), "agent/src/test/c/pty_device.c");
    int built = Files.exists(program)
        ? 0
        : new ProcessBuilder("gcc", "-O1", "-Wno-unused-result", "-o", program.toString(), source.toString())
            .inheritIO().start().waitFor();
    if (built != 0) {
      throw new IOException("pty_device.c does not compile");
    }
    return new PtyDevice(new ProcessBuilder(program.toString(), ask, answer).start());
  }

  /** Its port's node. */
  Path port() {
    return port;
  }

  @Override
  public void close() {
    device.destroy();
  }
}
