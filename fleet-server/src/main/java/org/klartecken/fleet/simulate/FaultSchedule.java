// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** When what is wrong with one room, decided for ever by a seed. Pure but for remembering what it decided. */
final class FaultSchedule implements Faults {
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final Duration MEAN_FAULT = Duration.ofMinutes(6);
  private static final Duration SHORTEST = Duration.ofSeconds(20);
  private final NavigableMap<Long, Optional<Fault>> episodes = new TreeMap<>();
  private final Random random;
  private final double share;
  private long decidedUntil;
  private boolean faulty;

  FaultSchedule(long seed, int room, FaultLevel level) {
    random = new Random(seed * 1_000_003 + room);
    random.nextInt(); // neighbouring seeds begin alike
    share = level.share();
    faulty = random.nextDouble() < share;
  }

  @Override
  public Optional<Fault> at(Duration sinceBegin) {
    long now = Math.max(0, sinceBegin.toMillis());
    if (share == 0) {
      return Optional.empty();
    }
    while (decidedUntil <= now) {
      episodes.put(decidedUntil, faulty ? Optional.of(fault()) : Optional.empty());
      decidedUntil += SHORTEST.toMillis() + length();
      faulty = !faulty;
    }
    Map.Entry<Long, Optional<Fault>> episode = episodes.floorEntry(now);
    episodes.headMap(episode.getKey()).clear(); // time does not go back
    return episode.getValue();
  }

  private Fault fault() {
    return FAULTS.get(random.nextInt(FAULTS.size()));
  }

  /** Exponential: faults last minutes, health so much longer that the share comes out. */
  private long length() {
    double mean = MEAN_FAULT.toMillis() * (faulty ? 1 : (1 - share) / share);
    return (long) (-Math.log(1 - random.nextDouble()) * mean);
  }
}
