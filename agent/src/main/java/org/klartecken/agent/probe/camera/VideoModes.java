// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.contract.Value;

/**
 * What a camera offers over all its nodes, each format and size once with its best rate, the largest and fastest first.
 * Pure.
 */
record VideoModes(List<VideoMode> modes) {
  private static final Comparator<VideoMode> BEST_FIRST = Comparator.comparingLong(VideoMode::area)
      .thenComparingDouble(VideoMode::knownRate).reversed().thenComparing(VideoMode::format);
  private static final String CUT = ", …";

  VideoModes {
    modes = List.copyOf(modes);
  }

  static VideoModes of(Collection<VideoMode> offered) {
    Map<String, VideoMode> best = new LinkedHashMap<>();
    for (VideoMode mode : offered) {
      best.merge(mode.format() + ' ' + mode.width() + 'x' + mode.height(), mode,
          (a, b) -> a.knownRate() >= b.knownRate() ? a : b);
    }
    List<VideoMode> sorted = new ArrayList<>(best.values());
    sorted.sort(BEST_FIRST);
    return new VideoModes(sorted);
  }

  /** {@code MJPG 1920x1080@30, YUYV 640x480@7.5}; cut with an ellipsis where a reading's text ends. */
  String text() {
    StringBuilder out = new StringBuilder();
    for (VideoMode mode : modes) {
      String entry = (out.isEmpty() ? "" : ", ") + print(mode);
      if (out.length() + entry.length() > Value.Text.LONGEST - CUT.length()) {
        return out.append(CUT).toString();
      }
      out.append(entry);
    }
    return out.toString();
  }

  /** The highest rate of any size, 0 when none is told. */
  double highestRate() {
    return modes.stream().mapToDouble(VideoMode::knownRate).max().orElse(0);
  }

  private static String print(VideoMode mode) {
    String size = mode.format() + ' ' + mode.width() + 'x' + mode.height();
    return mode.rate() == null ? size : size + '@' + plain(mode.rate());
  }

  private static String plain(double rate) {
    String text = String.valueOf(rate);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
