// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.util.List;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;

/**
 * One number of one device, test by test.
 *
 * @param figures oldest first, at least one
 */
public record FigureSeries(DeviceId device, ReadingName name, Unit unit, List<Figure> figures) {
  public FigureSeries {
    figures = List.copyOf(figures);
  }

  /** @param healthy whether the whole test found no fault */
  public record Figure(Instant at, double number, boolean healthy) {
  }

  /** Those of tests without a fault. */
  List<Figure> healthy() {
    return figures.stream().filter(Figure::healthy).toList();
  }

  public Figure last() {
    return figures.getLast();
  }

  /** Whether it ever differed. */
  public boolean varies() {
    return figures.stream().anyMatch(figure -> figure.number() != last().number());
  }
}
