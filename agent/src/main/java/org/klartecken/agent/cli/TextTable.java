// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, each as wide as its widest cell; the last is never padded. For terminals and mails alike. */
public final class TextTable {
  private static final int GAP = 2;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** A line of its own under the last row, as far in as that column begins; does not widen it. */
  public TextTable under(int column, String text) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < column; i++) {
      cells.add("");
    }
    cells.add(text);
    rows.add(cells);
    return this;
  }

  /** The lines, each after an indent, without trailing space. */
  public List<String> lines(int indent) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i));
        if (i + 1 < row.size()) {
          line.append(" ".repeat(widths[i] + GAP - width(row.get(i))));
        }
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      // the last cell of a row may run on
      for (int i = 0; i + 1 < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
