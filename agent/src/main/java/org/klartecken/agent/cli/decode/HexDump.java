// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns text such as {@code xxd}, {@code hexdump -C} or {@code edid-decode} print it back into octets. */
final class HexDump {
  private static final Pattern OFFSET = Pattern.compile("^\\s*[0-9a-fA-F]{1,16}(?::|(?=  .*\\|)|(?=\\s*$))");
  private static final Pattern COLUMN_OF_TEXT = Pattern.compile("(?<=\\S)(?:  +\\S+.*|\\s*\\|.*)$");
  private static final Pattern DIGITS = Pattern.compile("(?:(?:0x)?[0-9a-fA-F]{2})+,?");

  private HexDump() {
  }

  /** The octets that a text stands for; nothing when these octets are no text, or no hex digits are in it. */
  static Optional<byte[]> octets(byte[] file) {
    for (byte b : file) {
      if ((b < 0x20 || b == 0x7f) && b != '\n' && b != '\r' && b != '\t') {
        return Optional.empty();
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String line : new String(file, StandardCharsets.US_ASCII).lines().toList()) {
      Optional<byte[]> octets = line(line);
      if (octets.isPresent()) {
        out.writeBytes(octets.get());
      } else if (out.size() > 0 && !line.isBlank()) {
        break; // the dump is over; what follows is the interpretation by another program
      }
    }
    return out.size() == 0 ? Optional.empty() : Optional.of(out.toByteArray());
  }

  private static Optional<byte[]> line(String line) {
    String rest = line;
    if (line.contains(":") || line.contains("|")) {
      rest = OFFSET.matcher(line).replaceFirst("").strip();
      // hexdump -C parts its sixteen octets by two spaces
      rest = line.contains("|")
          ? COLUMN_OF_TEXT.matcher(rest.replaceAll("(?<=[0-9a-f])  (?=[0-9a-f])", " ")).replaceFirst("")
          : COLUMN_OF_TEXT.matcher(rest).replaceFirst("");
    }
    StringBuilder digits = new StringBuilder();
    for (String word : rest.strip().split("\\s+", -1)) {
      if (!DIGITS.matcher(word).matches()) {
        return Optional.empty();
      }
      digits.append(word.replace("0x", "").replace(",", ""));
    }
    return Optional.of(HexFormat.of().parseHex(digits));
  }
}
