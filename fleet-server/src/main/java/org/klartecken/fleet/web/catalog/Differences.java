// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.catalog;

import java.util.ArrayList;
import java.util.List;

/** The lines of two texts against each other, by their longest common sequence. Pure. */
final class Differences {
  /** Beyond this a table of all pairs costs too much; the texts then stand one after the other. */
  private static final int MOST_PAIRS = 4_000_000;

  private Differences() {
  }

  /** Lines of both are marked with a space, lines only of the first with {@code -}, only of the second with {@code +}. */
  static List<CatalogFileView.Line> of(String first, String second) {
    List<String> a = first.lines().toList();
    List<String> b = second.lines().toList();
    List<CatalogFileView.Line> lines = new ArrayList<>();
    if ((long) a.size() * b.size() > MOST_PAIRS) {
      a.forEach(line -> lines.add(new CatalogFileView.Line("-", line)));
      b.forEach(line -> lines.add(new CatalogFileView.Line("+", line)));
      return lines;
    }
    int[][] common = common(a, b);
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        lines.add(new CatalogFileView.Line(" ", a.get(i)));
        i++;
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new CatalogFileView.Line("-", a.get(i++)));
      } else {
        lines.add(new CatalogFileView.Line("+", b.get(j++)));
      }
    }
    return lines;
  }

  /** How many lines the rests from each pair on have in common. */
  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] = a.get(i).equals(b.get(j))
            ? common[i + 1][j + 1] + 1
            : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
