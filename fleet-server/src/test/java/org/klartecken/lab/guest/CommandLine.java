// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The lines between the host and {@code lab.d/guest/commands}: base64, so that a line stays a line. Pure. */
final class CommandLine {
  private CommandLine() {
  }

  /**
   * What the guest says.
   *
   * @param id of the command, or 0 when the guest has started
   */
  record Answer(long id, Ran ran) {
  }

  static String question(long id, String script) {
    return id + " " + Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8)) + "\n";
  }

  /** {@code ID STATUS OUTPUT}; {@code ready UPTIME BOOT} when it has started; anything else is empty. */
  static Optional<Answer> answer(String line) {
    String[] words = line.strip().split(" ", 3);
    if (words.length < 2) {
      return Optional.empty();
    }
    if (words[0].equals("ready")) {
      return Optional.of(new Answer(0, new Ran(0, line.strip().substring("ready ".length()))));
    }
    try {
      String output = words.length < 3
          ? ""
          : new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8);
      return Optional.of(new Answer(Long.parseLong(words[0]), new Ran(Integer.parseInt(words[1]), output.strip())));
    } catch (IllegalArgumentException e) { // half a line, from before a restart
      return Optional.empty();
    }
  }
}
