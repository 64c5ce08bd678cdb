// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.PurposeVerdict;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Presence;

/**
 * The rooms for Prometheus, made when it asks, so that people alert from their own. Readiness is one series per word, 1
 * for the one that holds; items have the series of their present state only, which keeps 10,000 rooms bearable.
 */
public final class RoomCollector implements MultiCollector {
  private static final Set<TicketStatus> UNSETTLED = EnumSet.of(TicketStatus.OPEN, TicketStatus.ACKNOWLEDGED);
  private static final int PAGE = 1_000;
  private final RoomDirectory rooms;
  private final Supplier<List<Ticket>> tickets;

  /** @param tickets those that are open or acknowledged */
  public RoomCollector(RoomDirectory rooms, Supplier<List<Ticket>> tickets) {
    this.rooms = rooms;
    this.tickets = tickets;
  }

  /** With the tickets of a desk. */
  public static RoomCollector of(RoomDirectory rooms, TicketDesk desk) {
    return new RoomCollector(rooms, () -> {
      List<Ticket> all = new ArrayList<>();
      List<Ticket> page = desk.list(UNSETTLED, null, null, PAGE);
      while (!page.isEmpty()) {
        all.addAll(page);
        page = page.size() < PAGE ? List.of() : desk.list(UNSETTLED, null, page.getLast().id(), PAGE);
      }
      return all;
    });
  }

  @Override
  public MetricSnapshots collect() {
    List<RoomSnapshot> all = rooms.all();
    return new MetricSnapshots(readiness(all), purposes(all), items(all), tickets(all), connected(all), lastSeen(all));
  }

  @Override
  public List<String> getPrometheusNames() {
    return List.of(FleetMetrics.ROOM_READINESS, FleetMetrics.ROOM_PURPOSE_READINESS, FleetMetrics.ROOM_ITEM_STATE,
        FleetMetrics.ROOM_TICKETS, FleetMetrics.ROOM_AGENT_CONNECTED, FleetMetrics.ROOM_LAST_SEEN);
  }

  private static GaugeSnapshot readiness(List<RoomSnapshot> all) {
    var gauge = gauge(FleetMetrics.ROOM_READINESS, "Readiness of the room: 1 for the state that holds");
    for (RoomSnapshot snapshot : all) {
      for (Readiness word : Readiness.values()) {
        gauge.dataPoint(point(place(snapshot).add("state", word.name()),
            snapshot.assessment().readiness() == word ? 1 : 0));
      }
    }
    return gauge.build();
  }

  private static GaugeSnapshot purposes(List<RoomSnapshot> all) {
    var gauge = gauge(FleetMetrics.ROOM_PURPOSE_READINESS,
        "Readiness of the room for a purpose: 1 for the state that holds");
    for (RoomSnapshot snapshot : all) {
      for (PurposeVerdict verdict : snapshot.assessment().purposes().values()) {
        for (Readiness word : Readiness.values()) {
          gauge.dataPoint(point(place(snapshot).add("purpose", verdict.purpose().name()).add("state", word.name()),
              verdict.readiness() == word ? 1 : 0));
        }
      }
    }
    return gauge.build();
  }

  private static GaugeSnapshot items(List<RoomSnapshot> all) {
    var gauge = gauge(FleetMetrics.ROOM_ITEM_STATE, "State of one line of the room's contract, always 1");
    for (RoomSnapshot snapshot : all) {
      snapshot.assessment().items().forEach(
          item -> gauge.dataPoint(point(place(snapshot).add("item", item.id()).add("state", item.state().name()), 1)));
    }
    return gauge.build();
  }

  private GaugeSnapshot tickets(List<RoomSnapshot> all) {
    Map<RoomId, Map<Severity, Integer>> counts = new HashMap<>();
    tickets.get().forEach(ticket -> counts.computeIfAbsent(ticket.room(), _ -> new EnumMap<>(Severity.class))
        .merge(ticket.severity(), 1, Integer::sum));
    var gauge = gauge(FleetMetrics.ROOM_TICKETS, "Tickets of the room that are open or acknowledged");
    for (RoomSnapshot snapshot : all) {
      Map<Severity, Integer> count = counts.getOrDefault(snapshot.room().id(), Map.of());
      for (Severity severity : Severity.values()) {
        gauge.dataPoint(point(place(snapshot).add("severity", severity.name()), count.getOrDefault(severity, 0)));
      }
    }
    return gauge.build();
  }

  private static GaugeSnapshot connected(List<RoomSnapshot> all) {
    var gauge = gauge(FleetMetrics.ROOM_AGENT_CONNECTED, "Whether the room's agent can be heard");
    all.forEach(
        snapshot -> gauge.dataPoint(point(place(snapshot), snapshot.state().presence() == Presence.HEARD ? 1 : 0)));
    return gauge.build();
  }

  private static GaugeSnapshot lastSeen(List<RoomSnapshot> all) {
    var gauge = gauge(FleetMetrics.ROOM_LAST_SEEN, "When the room's agent was last heard");
    for (RoomSnapshot snapshot : all) {
      Instant seen = snapshot.state().lastSeen();
      if (seen != null) {
        gauge.dataPoint(point(place(snapshot), seen.toEpochMilli() / 1000.0));
      }
    }
    return gauge.build();
  }

  private static GaugeSnapshot.Builder gauge(String name, String help) {
    return GaugeSnapshot.builder().name(name).help(help);
  }

  private static Labels place(RoomSnapshot snapshot) {
    Room room = snapshot.room();
    return Labels.of("organisation", room.organisation(), "site", room.site(), "room", room.id().value());
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
