// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.fleet.selftest.FigureSeries.Figure;

class TrendTest {
  private static final Instant FIRST = Instant.parse("2026-09-01T01:00:00Z");
  private static final ReadingName LEVEL = new ReadingName("audio.loop_level");

  @Test
  void saysNothingOfARoomThatWasHardlyTested() {
    Trend trend = Trend.of(series(10, night -> -30));
    assertEquals(Trend.Standing.TOO_FEW, trend.standing());
    assertNull(trend.normal());
    assertFalse(trend.warns());
    assertEquals(Trend.Standing.NORMAL, Trend.of(series(11, night -> -30)).standing());
  }

  @Test
  void steadyRoomsRaiseNoFalseAlarm() {
    int alarms = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      alarms += Trend.of(series(60, night -> -30 + 0.5 * random.nextGaussian())).warns() ? 1 : 0;
    }
    assertEquals(0, alarms);
  }

  @Test
  void slowDecayIsSeenLongBeforeTheLimitOfMinus55() {
    Random random = new Random(7);
    List<Double> levels = new ArrayList<>();
    int night = 0;
    Trend trend;
    do {
      levels.add(-30 + 0.4 * random.nextGaussian() - 0.25 * Math.max(0, night - 20));
      night++;
      trend = Trend.of(series(night, levels::get));
    } while (!trend.warns());
    assertEquals(Trend.Standing.BELOW, trend.standing());
    assertTrue(levels.getLast() > -36, "seen at " + levels.getLast() + " dB");
    assertTrue(night > 23, "not before it began, but in night " + night);
  }

  @Test
  void oneOddNightIsNoNewsAndFaultyTestsDoNotCount() {
    assertFalse(Trend.of(series(40, night -> night == 39 || night == 37 ? -50 : -30 - 0.2 * (night % 3))).warns());
    List<Figure> figures = new ArrayList<>(series(40, night -> -30 - 0.2 * (night % 3)).figures());
    for (int night = 40; night < 50; night++) {
      figures.add(new Figure(FIRST.plus(Duration.ofDays(night)), -60, false));
    }
    assertFalse(Trend.of(new FigureSeries(DeviceId.HOST, LEVEL, Unit.DECIBEL, figures)).warns());
  }

  @Test
  void tellsSinceWhenAndAfterAMonthTheNewIsNormal() {
    Trend trend = Trend.of(series(40, night -> night < 35 ? -30 - 0.2 * (night % 3) : -38));
    assertEquals(Trend.Standing.BELOW, trend.standing());
    assertEquals(FIRST.plus(Duration.ofDays(35)), trend.since());
    Trend.Range normal = trend.normal();
    assertTrue(normal != null && normal.low() > -32 && normal.high() < -28, String.valueOf(normal));
    assertFalse(Trend.of(series(80, night -> night < 35 ? -30 - 0.2 * (night % 3) : -38 - 0.2 * (night % 3))).warns());
  }

  @Test
  void whatGetsBetterIsNoWarning() {
    IntToDoubleFunction rises = night -> night < 35 ? 10 + 0.2 * (night % 3) : 20;
    assertFalse(Trend.of(series(40, new ReadingName("audio.loop_snr"), rises)).warns());
    assertTrue(Trend.of(series(40, new ReadingName("audio.capture_noise"), rises)).warns());
    assertTrue(Trend.of(series(40, new ReadingName("camera.brightness"), rises)).warns());
  }

  private static FigureSeries series(int nights, IntToDoubleFunction number) {
    return series(nights, LEVEL, number);
  }

  private static FigureSeries series(int nights, ReadingName name, IntToDoubleFunction number) {
    List<Figure> figures = new ArrayList<>();
    for (int night = 0; night < nights; night++) {
      figures.add(new Figure(FIRST.plus(Duration.ofDays(night)), number.applyAsDouble(night), true));
    }
    return new FigureSeries(DeviceId.HOST, name, Unit.DECIBEL, figures);
  }
}
