// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/** Which trends people are told of: those that warn, each cause once. Pure. */
public final class Warnings {
  /** Figures that follow from others of the same device: when one of these warns, the first has nothing to add. */
  private static final Map<ReadingName, Set<ReadingName>> FOLLOW = Map.of(
      ReadingNames.NETWORK_ROUND_TRIP_P95, Set.of(ReadingNames.NETWORK_ROUND_TRIP),
      ReadingNames.NETWORK_MOS, Set.of(ReadingNames.NETWORK_ROUND_TRIP, ReadingNames.NETWORK_LOSS),
      ReadingNames.NETWORK_RATING,
      Set.of(ReadingNames.NETWORK_MOS, ReadingNames.NETWORK_ROUND_TRIP, ReadingNames.NETWORK_LOSS),
      ReadingNames.AUDIO_LOOP_SNR, Set.of(ReadingNames.AUDIO_LOOP_LEVEL, ReadingNames.AUDIO_CAPTURE_NOISE));

  private Warnings() {
  }

  /** In the order of the trends. */
  public static List<Trend> of(List<Trend> trends) {
    List<Trend> warning = trends.stream().filter(Trend::warns).toList();
    return warning.stream().filter(trend -> warning.stream().noneMatch(other -> follows(trend, other))).toList();
  }

  private static boolean follows(Trend trend, Trend other) {
    return trend.series().device().equals(other.series().device())
        && FOLLOW.getOrDefault(trend.series().name(), Set.of()).contains(other.series().name());
  }
}
