// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;

/**
 * From lines to purposes, and from purposes to the room: the worst counts.
 *
 * <p>A line that we cannot vouch for, its proof too old or too weak, makes a purpose UNKNOWN: the meeting might work,
 * and nobody shall be promised that it does.
 */
final class Verdicts {
  private Verdicts() {
  }

  /** In the order of {@link Purpose}. */
  static Map<Purpose, PurposeVerdict> of(RoomStandard standard, List<Item> items) {
    Map<Purpose, PurposeVerdict> verdicts = new EnumMap<>(Purpose.class);
    standard.purposes().forEach((purpose, needed) -> verdicts.put(purpose, verdict(purpose, needed, standard, items)));
    return Collections.unmodifiableMap(verdicts);
  }

  /** The worst of the purposes that are offered; of a room that offers none, the worst of its lines. */
  static Readiness room(Map<Purpose, PurposeVerdict> verdicts, RoomStandard standard, List<Item> items) {
    return verdicts.values().stream().map(PurposeVerdict::readiness)
        .max(Comparator.comparingInt(Readiness::badness)).orElseGet(() -> worst(items, standard));
  }

  private static Readiness worst(List<Item> lines, RoomStandard standard) {
    Readiness readiness = lines.stream().map(i -> readiness(i, standard))
        .max(Comparator.comparingInt(Readiness::badness)).orElse(Readiness.UNKNOWN);
    boolean proved = lines.stream().anyMatch(i -> i.state() == ItemState.PROVED);
    // nothing is broken, but nothing is proved either
    return readiness == Readiness.READY && !proved ? Readiness.UNKNOWN : readiness;
  }

  private static PurposeVerdict verdict(Purpose purpose, Set<String> needed, RoomStandard standard, List<Item> items) {
    List<Item> lines = items.stream().filter(i -> needed.contains(i.id())).toList();
    Readiness readiness = worst(lines, standard);
    List<String> because = lines.stream().filter(i -> readiness(i, standard) != Readiness.READY)
        .sorted(Comparator.comparingInt((Item i) -> -readiness(i, standard).badness())).map(Item::id).toList();
    return new PurposeVerdict(purpose, readiness, because);
  }

  private static Readiness readiness(Item item, RoomStandard standard) {
    Readiness readiness = switch (item.state()) {
      case PROVED, NOT_APPLICABLE -> Readiness.READY;
      case DEGRADED -> Readiness.DEGRADED;
      case STALE, UNKNOWN -> Readiness.UNKNOWN;
      case FAILED -> Readiness.NOT_READY;
    };
    boolean optional = standard.items().stream().filter(i -> i.id().equals(item.id())).anyMatch(StandardItem::optional);
    boolean blind = item.findings().stream().anyMatch(f -> f.reason() == FindingReason.AGENT_SILENT);
    return optional && !blind && readiness != Readiness.READY ? Readiness.DEGRADED : readiness;
  }
}
