// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.room.RoomView.Line;
import org.klartecken.fleet.web.room.RoomView.Measured;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.Sentences;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;
import org.klartecken.room.RoomState;

/** Makes the lines of the contract, worst first, each with its proof and what to do. Pure. */
final class ItemViews {
  private static final List<ItemState> ORDER = List.of(ItemState.FAILED, ItemState.DEGRADED, ItemState.STALE,
      ItemState.UNKNOWN, ItemState.PROVED, ItemState.NOT_APPLICABLE);
  private static final int MOST_READINGS = 40;
  private final Words w;
  private final Times times;
  private final RoomSnapshot room;
  private final Sentences sentences;
  private final Readings readings;

  ItemViews(Words w, Times times, RoomSnapshot room) {
    this.w = w;
    this.times = times;
    this.room = room;
    this.sentences = new Sentences(w);
    this.readings = new Readings(w, times);
  }

  List<Line> lines(Optional<RoomStandard> standard) {
    return room.assessment().items().stream().sorted(Comparator.comparingInt(i -> ORDER.indexOf(i.state())))
        .map(item -> line(item, standard)).toList();
  }

  private Line line(Item item, Optional<RoomStandard> standard) {
    ProofLevel proof = item.proof();
    String level = proof == null ? "NONE" : proof.name();
    Instant provedAt = item.provedAt();
    Optional<Finding> worst = item.findings().stream().findFirst();
    return new Line("item-" + item.id(), item.state().name(), w.of(item.name()), devices(item), level,
        w.get("proof." + level), provedAt, provedAt == null ? w.get("never") : times.age(provedAt),
        left(provedAt, item.greatestAge()), bold(item, worst), say(item, worst, standard), more(item), measured(item));
  }

  /** How much of the proof's life is left, in percent. */
  private int left(@org.jspecify.annotations.Nullable Instant provedAt, Duration greatestAge) {
    if (provedAt == null || greatestAge.isZero()) {
      return 0;
    }
    double age = Math.max(0, Duration.between(provedAt, times.now()).toMillis());
    return (int) Math.round(Math.max(0, 100 * (1 - age / greatestAge.toMillis())));
  }

  private String devices(Item item) {
    RoomState state = room.state();
    List<String> names = new ArrayList<>();
    for (DeviceId id : item.devices()) {
      Device device = state.devices().get(id);
      if (device != null && !names.contains(device.name())) {
        names.add(device.name());
      }
    }
    if (names.isEmpty()) {
      item.findings().stream().map(Finding::deviceName).filter(n -> !n.isEmpty()).findFirst().ifPresent(names::add);
    }
    return names.size() > 2 ? names.getFirst() + ' ' + w.get("items.others", names.size() - 1) : w.list(names);
  }

  private String bold(Item item, Optional<Finding> worst) {
    return switch (item.state()) {
      case PROVED, NOT_APPLICABLE -> "";
      case STALE, DEGRADED, FAILED, UNKNOWN ->
        worst.map(f -> sentences.what(f, List.of(item)) + '.').orElse(w.of(item.state()) + '.');
    };
  }

  private String say(Item item, Optional<Finding> worst, Optional<RoomStandard> standard) {
    return switch (item.state()) {
      case NOT_APPLICABLE -> w.get("items.optional");
      case PROVED -> shortly(item, standard);
      case STALE, DEGRADED, FAILED, UNKNOWN -> worst.map(sentences::todo).orElse("");
    };
  }

  private String shortly(Item item, Optional<RoomStandard> standard) {
    Optional<Capability> needs = standard
        .flatMap(s -> s.items().stream().filter(i -> i.id().equals(item.id())).findFirst())
        .map(StandardItem::needs);
    return item.devices().stream().findFirst()
        .flatMap(device -> needs.map(n -> readings.shortly(device, n, room.state()))).orElse("");
  }

  private List<String> more(Item item) {
    List<String> lines = new ArrayList<>();
    item.findings().stream().skip(1)
        .forEach(f -> lines.add(sentences.what(f, List.of(item)) + ". " + sentences.todo(f)));
    item.findings().forEach(f -> lines.add(w.get("items.since", w.of(f.reason()), times.full(f.since()))));
    Instant provedAt = item.provedAt();
    if (provedAt != null) {
      lines.add(w.get("items.proved", times.full(provedAt), times.length(item.greatestAge())));
    }
    return lines;
  }

  private List<Measured> measured(Item item) {
    return room.state().readings().values().stream().filter(r -> item.devices().contains(r.device()))
        .filter(r -> !r.name().equals(ReadingNames.DISPLAY_TEST_CODE)) // who is asked for it must not read it here
        .sorted(Comparator.comparing((org.klartecken.contract.Reading r) -> item.devices().indexOf(r.device()))
            .thenComparing(r -> r.name()))
        .limit(MOST_READINGS)
        .map(r -> new Measured(readings.name(r.name()), readings.value(r), times.age(r.observedAt()))).toList();
  }
}
