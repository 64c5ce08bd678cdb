// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an answer.
 *
 * @param status three digits (RFC 9110 §15)
 * @param location where a redirect leads, as it was written (RFC 9110 §10.2.2)
 * @param hasBody whether anything came after the head
 */
public record HttpAnswer(int status, Optional<String> location, boolean hasBody) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
  private static final Pattern LOCATION = Pattern.compile("(?i)location:\\s*(\\S(?:.*\\S)?)\\s*");

  /** The question for a path of a host, on a connection that is closed after the answer. */
  public static byte[] question(String authority, String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: " + authority
        + "\r\nUser-Agent: klartecken-agent\r\nAccept: */*\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n")
        .getBytes(ISO_8859_1);
  }

  /** Whether the head is there as a whole, so that no more needs to be read than an octet behind it. */
  public static boolean isWhole(byte[] octets, int length) {
    int end = headEnd(new String(octets, 0, length, ISO_8859_1));
    return end >= 0 && end < length;
  }

  /** Reads an answer, be it cut short behind its head; empty when it is none. */
  public static Optional<HttpAnswer> parse(byte[] octets, int length) {
    String text = new String(octets, 0, length, ISO_8859_1);
    int end = headEnd(text);
    if (end < 0) {
      return Optional.empty();
    }
    String[] lines = text.substring(0, end).split("\r?\n", -1);
    Matcher status = STATUS.matcher(lines[0]);
    if (!status.matches()) {
      return Optional.empty();
    }
    Optional<String> location = Optional.empty();
    for (String line : lines) {
      Matcher header = LOCATION.matcher(line);
      if (location.isEmpty() && header.matches()) {
        location = Optional.of(header.group(1));
      }
    }
    return Optional.of(new HttpAnswer(Integer.parseInt(status.group(1)), location, end < length));
  }

  /** Behind the empty line; -1 while it has not come. */
  private static int headEnd(String text) {
    int proper = text.indexOf("\r\n\r\n");
    int bare = text.indexOf("\n\n");
    if (proper < 0) {
      return bare < 0 ? -1 : bare + 2;
    }
    return bare < 0 || proper < bare ? proper + 4 : bare + 2;
  }
}
