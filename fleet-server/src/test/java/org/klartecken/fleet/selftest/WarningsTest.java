// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.fleet.selftest.FigureSeries.Figure;

/** One cause is told of once. */
class WarningsTest {
  private static final Instant FIRST = Instant.parse("2026-10-01T05:10:00Z");
  private static final DeviceId CABLE = new DeviceId("net:eth0");
  private static final DeviceId WIRELESS = new DeviceId("net:wlan0");

  @Test
  void aSlowLinkWarnsOnceAndNotOfWhatFollowsFromIt() {
    List<Trend> trends = List.of(rising(CABLE, ReadingNames.NETWORK_ROUND_TRIP_P95),
        rising(CABLE, ReadingNames.NETWORK_ROUND_TRIP), steady(CABLE, ReadingNames.NETWORK_JITTER_UP));
    assertEquals(List.of(ReadingNames.NETWORK_ROUND_TRIP), names(trends));
  }

  @Test
  void whatFollowsFromAFigureThatIsNormalIsToldOf() {
    assertEquals(List.of(ReadingNames.NETWORK_ROUND_TRIP_P95), names(List.of(
        rising(CABLE, ReadingNames.NETWORK_ROUND_TRIP_P95), steady(CABLE, ReadingNames.NETWORK_ROUND_TRIP),
        steady(WIRELESS, ReadingNames.NETWORK_ROUND_TRIP))));
  }

  @Test
  void anotherDeviceExplainsNothing() {
    assertEquals(2, names(List.of(rising(CABLE, ReadingNames.NETWORK_ROUND_TRIP_P95),
        rising(WIRELESS, ReadingNames.NETWORK_ROUND_TRIP))).size());
  }

  private static List<ReadingName> names(List<Trend> trends) {
    return Warnings.of(trends).stream().map(trend -> trend.series().name()).toList();
  }

  private static Trend rising(DeviceId device, ReadingName name) {
    return trend(device, name, 0.05);
  }

  private static Trend steady(DeviceId device, ReadingName name) {
    return trend(device, name, 0);
  }

  private static Trend trend(DeviceId device, ReadingName name, double more) {
    List<Figure> figures = new ArrayList<>();
    for (int day = 0; day < 30; day++) {
      figures.add(new Figure(FIRST.plus(Duration.ofDays(day)), 0.01 + (day > 24 ? more : 0), true));
    }
    return Trend.of(new FigureSeries(device, name, Unit.SECOND, figures));
  }
}
