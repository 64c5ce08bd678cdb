// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import org.jspecify.annotations.Nullable;

/** Makes hostile text safe to show in an error or a log line: bounded, and without control characters. */
public final class Printable {
  private static final int LONGEST = 80;

  private Printable() {
  }

  /** The text in quotation marks, at most 80 characters of it, control characters replaced. */
  public static String quote(@Nullable String text) {
    if (text == null) {
      return "nothing";
    }
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return '"' + clean(shown) + '"';
  }

  /** The text with control and format characters replaced by U+FFFD. */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      int type = Character.getType(c);
      boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
          || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
      out.appendCodePoint(hidden ? 0xFFFD : c);
    });
    return out.toString();
  }
}
