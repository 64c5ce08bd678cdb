// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.klartecken.agent.transport.CallLog;
import org.klartecken.agent.transport.CallLog.Heard;
import org.klartecken.agent.transport.CallLog.Marking;
import org.klartecken.quality.Codec;
import org.klartecken.quality.EModel;
import org.klartecken.quality.LossBounds;

/**
 * What a call's packets say of the path. Pure. Times in seconds, shares from 0 to 1.
 *
 * @param packets that were sent
 * @param lost without an answer
 * @param lostUp of them on the way there; empty when the reflector keeps no count, since then nobody knows
 * @param roundTrips without the reflector's own time, sorted
 * @param jitterUp interarrival jitter (RFC 3550 §6.4.1)
 * @param variationUp delay over that of the fastest packet (RFC 5481 §4.2), sorted
 * @param longestBurst most packets lost in a row
 * @param meanBurst of the runs of lost packets, 0 without any
 * @param marking of most packets
 */
record CallFigures(int packets, int lost, OptionalDouble lostUp, List<Double> roundTrips, double jitterUp,
    double jitterDown, List<Double> variationUp, List<Double> variationDown, int longestBurst, double meanBurst,
    int reordered, int duplicated, Marking marking) {
  /** What a meeting program waits for a late packet; what comes later is as good as lost. */
  private static final double PLAYOUT_BUFFER = 0.060;
  /** Until the first sound of a packet is in it. */
  private static final double PACKETIZATION = 0.020;

  static CallFigures of(CallLog log) {
    Map<Long, Heard> first = new LinkedHashMap<>();
    int duplicated = 0;
    int reordered = 0;
    long expected = 0;
    for (Heard h : log.heard()) {
      if (h.sequence() >= log.packets()) {
        continue;
      }
      if (first.putIfAbsent(h.sequence(), h) != null) {
        duplicated++;
      } else if (h.sequence() < expected) { // RFC 4737 §3.3
        reordered++;
      } else {
        expected = h.sequence() + 1;
      }
    }
    List<Heard> heard = List.copyOf(first.values());
    int[] bursts = bursts(first, log.packets());
    return new CallFigures(log.packets(), log.packets() - heard.size(), lostUp(log, first),
        sorted(heard, CallFigures::roundTrip), jitter(heard, CallFigures::up), jitter(heard, CallFigures::down),
        overFastest(sorted(heard, CallFigures::up)), overFastest(sorted(heard, CallFigures::down)),
        Arrays.stream(bursts).max().orElse(0), Arrays.stream(bursts).average().orElse(0), reordered, duplicated,
        new Marking(usual(heard, Marking::up), usual(heard, Marking::down)));
  }

  double loss() {
    return packets == 0 ? 0 : (double) lost / packets;
  }

  double medianRoundTrip() {
    return quantile(roundTrips, 0.5);
  }

  LossBounds bounds() {
    return LossBounds.of(lost, packets);
  }

  /** R of the E-model, with as much loss as was seen. */
  double rating() {
    return rating(loss());
  }

  /** R with no more loss than the sample proves. */
  double ratingAtMost() {
    return rating(bounds().least());
  }

  /** Mouth to ear: half the way there and back, one packet's sound, and what the fastest packet waits to be played. */
  private double rating(double loss) {
    double waits = Math.min(PLAYOUT_BUFFER,
        Math.max(quantile(variationUp, 0.99), quantile(variationDown, 0.99)));
    double late = Math.max(share(variationUp), share(variationDown));
    double unplayable = loss + (1 - loss) * late;
    double randomBurst = 1 / (1 - Math.min(loss, 0.99));
    double burst = meanBurst == 0 ? 1 : meanBurst / randomBurst;
    return EModel.rating(medianRoundTrip() / 2 + PACKETIZATION + waits, unplayable, burst, Codec.G711_PLC);
  }

  /** The value that this share of the sorted values does not exceed; 0 of none. */
  static double quantile(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.clamp(Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
  }

  private static double share(List<Double> variation) {
    return variation.isEmpty()
        ? 0
        : (double) variation.stream().filter(v -> v > PLAYOUT_BUFFER).count() / variation.size();
  }

  /** T4 − T1 less the reflector's T3 − T2, unless that is no time at all. */
  private static double roundTrip(Heard h) {
    double whole = (h.heardNanos() - h.sentNanos()) / 1e9;
    double within = h.replied().secondsSince(h.received());
    return within > 0 && within < whole ? whole - within : whole;
  }

  /** T2 − T1, off by the difference of two clocks, which falls out of every difference of two of these. */
  private static double up(Heard h) {
    return h.received().bits() / 0x1p32 - h.sentNanos() / 1e9;
  }

  private static double down(Heard h) {
    return h.heardNanos() / 1e9 - h.replied().bits() / 0x1p32;
  }

  private static double jitter(List<Heard> inOrderOfArrival, ToDoubleFunction<Heard> transit) {
    double jitter = 0;
    for (int i = 1; i < inOrderOfArrival.size(); i++) {
      double difference = Math.abs(transit.applyAsDouble(inOrderOfArrival.get(i))
          - transit.applyAsDouble(inOrderOfArrival.get(i - 1)));
      jitter += (difference - jitter) / 16;
    }
    return jitter;
  }

  /** The value that most have. */
  private static OptionalInt usual(List<Heard> heard, Function<Marking, OptionalInt> value) {
    Map<Integer, Integer> counts = new HashMap<>();
    heard.forEach(h -> value.apply(h.marking()).ifPresent(dscp -> counts.merge(dscp, 1, Integer::sum)));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(e -> OptionalInt.of(e.getKey()))
        .orElse(OptionalInt.empty());
  }

  private static List<Double> sorted(List<Heard> heard, ToDoubleFunction<Heard> value) {
    return heard.stream().mapToDouble(value).sorted().boxed().toList();
  }

  private static List<Double> overFastest(List<Double> sorted) {
    return sorted.stream().map(v -> v - sorted.getFirst()).toList();
  }

  private static int[] bursts(Map<Long, Heard> heard, int packets) {
    List<Integer> runs = new ArrayList<>();
    int run = 0;
    for (long i = 0; i <= packets; i++) {
      if (i < packets && !heard.containsKey(i)) {
        run++;
      } else if (run > 0) {
        runs.add(run);
        run = 0;
      }
    }
    return runs.stream().mapToInt(i -> i).toArray();
  }

  /**
   * The reflector's own count tells how many of the requests up to one reached it. The best to look at is the first
   * answer after the call; else the last within it, and what was lost after that counts for the way there, as a path
   * does that falls silent.
   */
  private static OptionalDouble lostUp(CallLog log, Map<Long, Heard> heard) {
    if (!log.stateful() || log.packets() == 0) {
      return OptionalDouble.empty();
    }
    Heard witness = log.heard().stream().filter(h -> h.sequence() >= log.packets())
        .min(Comparator.comparing(Heard::sequence)).orElse(null);
    long beyond = 0;
    if (witness == null) {
      witness = heard.values().stream().max(Comparator.comparing(Heard::sequence)).orElse(null);
      beyond = log.packets() - 1 - (witness == null ? -1 : witness.sequence());
    }
    if (witness == null) {
      return OptionalDouble.empty();
    }
    long up = witness.sequence() - witness.reflected() + beyond;
    return OptionalDouble.of(Math.clamp(up, 0, log.packets() - heard.size()));
  }
}
