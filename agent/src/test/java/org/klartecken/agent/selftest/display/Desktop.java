// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An X server of our own without hardware; what it shows lies in a file in the format of xwd. */
final class Desktop implements AutoCloseable {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  private static final int WHITE = 0xffffff;

  private final Process server;
  private final Path picture;
  private final String name;

  private Desktop(Process server, Path picture, String name) {
    this.server = server;
    this.picture = picture;
    this.name = name;
  }

  static boolean isThere() throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v Xvfb").start().waitFor() == 0;
  }

  static Desktop start(Path folder) throws IOException {
    Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", WIDTH + "x" + HEIGHT + "x24",
        "-fbdir",
        folder.toString(), "-nolisten", "tcp").redirectError(folder.resolve("xvfb.log").toFile()).start();
    BufferedReader words = server.inputReader(UTF_8);
    return new Desktop(server, folder.resolve("Xvfb_screen0"), ":" + requireNonNull(words.readLine()));
  }

  Map<String, String> environment() {
    return Map.of("DISPLAY", name, "HOME", "/nonexistent");
  }

  /** Whether each square of so many pixels is white in its middle, as lines of {@code #} and {@code .}. */
  String squares(int left, int top, int unit, int columns, int rows) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(picture));
    int start = file.getInt(0) + 12 * file.getInt(76); // header_size, then ncolors entries of 12 octets
    int line = file.getInt(48); // bytes_per_line
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int x = left + column * unit + unit / 2;
        int y = top + row * unit + unit / 2;
        int pixel = Integer.reverseBytes(file.getInt(start + y * line + 4 * x)) & WHITE; // least octet first
        text.append(pixel == WHITE ? '#' : '.');
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.destroy();
  }
}
