// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Turns text such as {@code xxd}, {@code hexdump -C} or {@code edid-decode} print it back into octets. */
final class HexDump {
  private static final Pattern OFFSET = Pattern.compile("^\\s*[0-9a-fA-F]{1,16}(?::|(?=  .*\\|)|(?=\\s*$))");
  private static final Pattern COLUMN_OF_TEXT = Pattern.compile("(?<=\\S)(?:  +\\S+.*|\\s*\\|.*)$");
  /** Rows with an offset or a column of text are short; a longer line is something else. */
  private static final int LONGEST_ROW = 400;

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
    // one line at a time: a large file of short lines would not fit into the agent's memory all at once
    Iterator<String> lines = new String(file, StandardCharsets.ISO_8859_1).lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next();
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
    boolean columns = line.indexOf(':') >= 0 || line.indexOf('|') >= 0;
    if (columns && line.length() > LONGEST_ROW) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder();
    StringTokenizer words = new StringTokenizer(columns ? withoutColumns(line) : line, " \t,");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      String octets = word.startsWith("0x") ? word.substring(2) : word;
      if (octets.isEmpty() || octets.length() % 2 != 0 || !octets.chars().allMatch(HexFormat::isHexDigit)) {
        return Optional.empty();
      }
      digits.append(octets);
    }
    return digits.isEmpty() ? Optional.empty() : Optional.of(HexFormat.of().parseHex(digits));
  }

  private static String withoutColumns(String line) {
    String rest = OFFSET.matcher(line).replaceFirst("").strip();
    if (line.indexOf('|') >= 0) {
      // hexdump -C parts its sixteen octets by two spaces
      rest = rest.replaceAll("(?<=[0-9a-f])  (?=[0-9a-f])", " ");
    }
    return COLUMN_OF_TEXT.matcher(rest).replaceFirst("");
  }
}
