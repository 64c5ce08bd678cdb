// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.klartecken.readiness.Readiness;

/** From changes to spans without a gap. Pure. */
final class ReadinessSpans {
  private ReadinessSpans() {
  }

  /**
   * Spans that cover the time between exactly; neighbours differ. Before the first change nothing is known.
   *
   * @param changes by time: those between, and the last one before if there is any
   */
  static List<ReadinessSpan> of(NavigableMap<Instant, Readiness> changes, Instant from, Instant until) {
    if (!from.isBefore(until)) {
      return List.of();
    }
    var before = changes.floorEntry(from);
    Readiness word = before == null ? Readiness.UNKNOWN : before.getValue();
    Instant begin = from;
    List<ReadinessSpan> spans = new ArrayList<>();
    for (var change : changes.subMap(from, false, until, false).entrySet()) {
      if (change.getValue() != word) {
        spans.add(new ReadinessSpan(word, begin, change.getKey()));
        word = change.getValue();
        begin = change.getKey();
      }
    }
    spans.add(new ReadinessSpan(word, begin, until));
    return List.copyOf(spans);
  }
}
