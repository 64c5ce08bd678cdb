// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The octets behind what {@code lsusb -v} prints: every descriptor is a block of named fields, whose first letters tell
 * their width. What was not printed is filled with zeros up to the descriptor's length.
 */
final class DescriptorText {
  private static final Pattern FIELD = Pattern
      .compile(
          "^\\s+((?:bcd|bm|ba|id|b|w|dw|i|t|Max)[A-Z]\\w*)(?:\\(\\s*\\d+\\))?\\s+(0x[0-9a-f]+|[0-9]+(?:\\.[0-9]+)?)\\b.*");
  /** Standard descriptors, and those class-specific ones that tell the roles: sound and video control, video streams. */
  private static final Pattern HEAD = Pattern.compile(
      "^\\s*((?:Device|Configuration|Interface|(?:Audio|Video)(?:Control|Streaming) Interface) Descriptor|Interface Association):.*");
  private static final Pattern OTHER_HEAD = Pattern.compile("^\\s*[A-Z*].*(?:Descriptor|Report|Status|Qualifier).*:.*");

  private DescriptorText() {
  }

  static byte[] octets(String text) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List<String[]> block = new ArrayList<>();
    boolean wanted = false;
    for (String line : text.lines().toList()) {
      if (HEAD.matcher(line).matches() || OTHER_HEAD.matcher(line).matches()) {
        flush(block, all);
        wanted = HEAD.matcher(line).matches();
        continue;
      }
      Matcher field = FIELD.matcher(line);
      if (wanted && field.matches()) {
        block.add(new String[]{field.group(1), field.group(2)});
      }
    }
    flush(block, all);
    return all.toByteArray();
  }

  private static void flush(List<String[]> block, ByteArrayOutputStream all) {
    if (!block.isEmpty() && block.getFirst()[0].equals("bLength")) {
      int length = (int) number(block.getFirst()[1]);
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      for (String[] field : block) {
        write(octets, field[0], field[1]);
      }
      byte[] told = octets.toByteArray();
      all.writeBytes(java.util.Arrays.copyOf(told, length));
    }
    block.clear();
  }

  private static void write(ByteArrayOutputStream octets, String name, String value) {
    if (name.startsWith("bcd") && value.contains(".")) {
      String[] parts = value.split("\\.", 2);
      octets.write(Integer.parseInt(parts[1], 16));
      octets.write(Integer.parseInt(parts[0], 16));
      return;
    }
    long number = name.equals("MaxPower") ? number(value) / 2 : number(value);
    int width = name.startsWith("dw")
        ? 4
        : name.startsWith("w") || name.startsWith("id") || name.startsWith("bcd") ? 2 : 1;
    for (int i = 0; i < width; i++) {
      octets.write((int) (number >> (8 * i)));
    }
  }

  private static long number(String value) {
    return value.toLowerCase(Locale.ROOT).startsWith("0x")
        ? Long.parseLong(value.substring(2), 16)
        : (long) Double.parseDouble(value);
  }
}
