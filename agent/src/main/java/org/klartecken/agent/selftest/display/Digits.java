// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import java.util.ArrayList;
import java.util.List;

/** Digits of seven bars each, as on a clock radio: they need no font, which a room PC may lack. Pure. */
final class Digits {
  /** The bars a to g of each digit from 0 to 9, a in the lowest bit. */
  private static final int[] BARS = {0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f};
  /** Left, top, width and height of the bars a to g, in a field of 4 by 7. */
  private static final int[][] PLACES = {{0, 0, 4, 1}, {3, 0, 1, 4}, {3, 3, 1, 4}, {0, 6, 4, 1}, {0, 3, 1, 4},
      {0, 0, 1, 4}, {0, 3, 4, 1}};
  private static final int WIDTH = 4;
  private static final int HEIGHT = 7;
  private static final int GAP = 2;

  private Digits() {
  }

  /** A bar, in pixels. */
  record Bar(int x, int y, int width, int height) {
  }

  /**
   * The bars that are lit, the number in the middle of a picture.
   *
   * @param number of digits only
   * @param width of the picture
   * @param height of the picture
   */
  static List<Bar> of(String number, int width, int height) {
    int columns = number.length() * (WIDTH + GAP) - GAP;
    int unit = Math.max(1, Math.min(width / (columns + 2 * GAP), height / (2 * HEIGHT)));
    int left = (width - columns * unit) / 2;
    int top = (height - HEIGHT * unit) / 2;
    List<Bar> lit = new ArrayList<>();
    for (int i = 0; i < number.length(); i++) {
      int bars = BARS[Character.digit(number.charAt(i), 10)];
      int x = left + i * (WIDTH + GAP) * unit;
      for (int b = 0; b < PLACES.length; b++) {
        if ((bars >> b & 1) == 1) {
          int[] place = PLACES[b];
          lit.add(new Bar(x + place[0] * unit, top + place[1] * unit, place[2] * unit, place[3] * unit));
        }
      }
    }
    return lit;
  }
}
