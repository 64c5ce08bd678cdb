// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.selftest.display.Digits.Bar;

class DigitsTest {
  @Test
  void lookAsOnAClockRadio() {
    assertEquals("""
        .............................................................
        .............................................................
        .............................................................
        ..####.....#..####..####..#..#..####..####..####..####..####.
        ..#..#.....#.....#.....#..#..#..#.....#........#..#..#..#..#.
        ..#..#.....#.....#.....#..#..#..#.....#........#..#..#..#..#.
        ..#..#.....#..####..####..####..####..####.....#..####..####.
        ..#..#.....#..#........#.....#.....#..#..#.....#..#..#.....#.
        ..#..#.....#..#........#.....#.....#..#..#.....#..#..#.....#.
        ..####.....#..####..####.....#..####..####.....#..####..####.
        .............................................................
        .............................................................
        .............................................................
        .............................................................
        """.replaceAll("(?m)\\.$", ".."), drawn("0123456789", 62, 14));
  }

  @Test
  void fillTheSmallerSideAndStayInside() {
    for (int[] size : List.of(new int[]{3840, 2160}, new int[]{1080, 1920}, new int[]{640, 480}, new int[]{8, 8})) {
      List<Bar> bars = Digits.of("8888", size[0], size[1]);
      assertTrue(size[0] < 26 || bars.stream().allMatch(b -> b.x() > 0 && b.y() > 0 && b.x() + b.width() < size[0]
          && b.y() + b.height() < size[1]), Arrays.toString(size));
      assertEquals(28, bars.size());
    }
  }

  private static String drawn(String number, int width, int height) {
    char[][] picture = new char[height][width];
    Arrays.stream(picture).forEach(row -> Arrays.fill(row, '.'));
    for (Bar bar : Digits.of(number, width, height)) {
      for (int y = bar.y(); y < bar.y() + bar.height(); y++) {
        Arrays.fill(picture[y], bar.x(), bar.x() + bar.width(), '#');
      }
    }
    StringBuilder text = new StringBuilder();
    Arrays.stream(picture).forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }
}
