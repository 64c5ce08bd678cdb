// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.TestRooms;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.readiness.Readiness;

class FleetViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:42:07Z");
  private final RoomDirectory directory = new RoomDirectory();

  @Test
  void readyFleetIsCalm() {
    directory.put(TestRooms.ready(TestRooms.room("a", "Huset", "1", "Alfa"), NOW));
    FleetView one = view(Map.of());
    assertEquals("Rummet är klart.", one.summary().headline());
    assertTrue(one.board().entries().isEmpty());
    directory.put(TestRooms.ready(TestRooms.room("b", "Huset", "2", "Beta"), NOW));
    assertEquals("Alla 2 rum är klara.", view(Map.of()).summary().headline());
    assertEquals("All 2 rooms are ready.", view(Map.of(), Lang.EN).summary().headline());
  }

  @Test
  void brokenComesBeforeUnknownAndLimited() {
    directory.put(TestRooms.neverHeard(TestRooms.room("a", "Huset", "1", "Alfa"), NOW));
    directory
        .put(TestRooms.without(TestRooms.room("b", "Huset", "1", "Beta"), TestRooms.CAMERA, Duration.ofDays(3), NOW));
    directory.put(TestRooms.ready(TestRooms.room("c", "Huset", "1", "Gamma"), NOW));
    FleetView view = view(Map.of());
    assertEquals("1 rum är inte klart. 1 rum vet vi inget om.", view.summary().headline());
    assertEquals("1 är klart. Just nu används inget rum.", view.summary().lead());
    assertEquals(List.of("Beta", "Alfa"), view.board().entries().stream()
        .map(e -> assertInstanceOf(FleetView.Row.class, e).name()).toList());
  }

  @Test
  void silentSiteIsOneIncidentAndALoneSilentRoomIsNot() {
    for (int i = 0; i < 3; i++) {
      directory
          .put(TestRooms.silent(TestRooms.room("s" + i, "Tysta huset", "1", "Rum " + i), Duration.ofMinutes(5), NOW));
    }
    directory.put(TestRooms.silent(TestRooms.room("x", "Annat hus", "1", "Ensam"), Duration.ofMinutes(5), NOW));
    directory.put(TestRooms.ready(TestRooms.room("y", "Annat hus", "1", "Klar"), NOW));
    List<FleetView.Entry> entries = view(Map.of()).board().entries();
    assertEquals(2, entries.size(), entries::toString);
    assertEquals(3, assertInstanceOf(FleetView.Incident.class, entries.get(0)).rooms().size());
    assertEquals("Ensam", assertInstanceOf(FleetView.Row.class, entries.get(1)).name());
  }

  @Test
  void manySilentSitesAreToldAsManyAtATimeAsRoomsAre() {
    for (int site = 0; site < 15; site++) {
      for (int i = 0; i < 3; i++) {
        directory
            .put(TestRooms.silent(TestRooms.room("s" + site + "-" + i, "Hus " + (char) ('A' + site), "1", "Rum " + i),
                Duration.ofMinutes(5), NOW));
      }
    }
    FleetView.Board board = view(Map.of()).board();
    assertEquals(12, board.entries().size());
    assertEquals(3, board.hidden());
    assertEquals(15, view(Map.of("more", "1")).board().entries().size());
  }

  @Test
  void storeysStandFromTheTopAndOthersBelow() {
    for (String floor : List.of("2", "Mobila", "10", "1")) {
      directory.put(TestRooms
          .ready(TestRooms.room("f" + floor.toLowerCase(java.util.Locale.ROOT), "Huset", floor, "Rum " + floor), NOW));
    }
    assertEquals(List.of("10", "2", "1", "Mobila"),
        view(Map.of()).map().sites().getFirst().floors().stream().map(FleetView.Floor::name).toList());
  }

  @Test
  void filtersReadFromTheAddressAndWrittenToIt() {
    FleetQuery query = FleetQuery.of(Map.of("state", "UNKNOWN", "purpose", "HYBRID", "q", " Å&n ", "page", "7"));
    assertEquals("/?state=UNKNOWN&purpose=HYBRID&q=%C3%85%26n&page=7", query.address("/"));
    assertEquals("/?purpose=HYBRID&q=%C3%85%26n", query.state(null).address("/"));
    FleetQuery nonsense = FleetQuery.of(Map.of("state", "BROKEN", "page", "-1", "q", "x".repeat(500)));
    assertEquals(60, nonsense.text().length());
    assertEquals(1, nonsense.page());
    assertEquals(null, nonsense.state());
  }

  @Test
  void purposeDecidesTheColourOfARoom() {
    directory
        .put(TestRooms.without(TestRooms.room("b", "Huset", "1", "Beta"), TestRooms.CAMERA, Duration.ofHours(1), NOW));
    assertEquals("NOT_READY", tile(view(Map.of("purpose", "HYBRID"))));
    assertEquals("READY", tile(view(Map.of("purpose", "IN_ROOM"))));
    assertTrue(view(Map.of("purpose", "FORMAL_SITTING")).map().sites().isEmpty(), "a hybrid room does not offer it");
  }

  /** Prints what a page of ten thousand rooms costs; asserts only what it shows. */
  @Test
  void tenThousandRoomsArePaged() {
    for (int site = 0; site < 200; site++) {
      for (int i = 0; i < 50; i++) {
        var room = TestRooms.room("r" + site + "-" + i, "Hus " + (char) ('a' + site % 26) + (char) ('a' + site / 26),
            Integer.toString(i / 10), "Rum " + i);
        directory.put(i % 25 == 0
            ? TestRooms.without(room, TestRooms.CAMERA, Duration.ofMinutes(i), NOW)
            : TestRooms.ready(room, NOW));
      }
    }
    FleetIndex index = new FleetIndex(directory, _ -> false);
    List<Long> millis = new ArrayList<>();
    FleetView view = view(Map.of());
    for (int i = 0; i < 50; i++) {
      long from = System.nanoTime();
      view = new FleetViews(Words.in(Lang.SV), FleetQuery.of(Map.of()), _ -> false).view(index.all(), Map.of(), NOW);
      var html = new gg.jte.output.StringOutput();
      new org.klartecken.fleet.web.templates.StaticTemplates().fleetSites(Words.in(Lang.SV), view.map()).render(html);
      millis.add((System.nanoTime() - from) / 1_000_000);
    }
    assertEquals("400 rum är inte klara.", view.summary().headline().replace(Words.HARD_SPACE, ' '));
    int shown = view.map().sites().stream().flatMap(s -> s.floors().stream()).mapToInt(f -> f.tiles().size()).sum();
    assertEquals(MapViews.ROOMS_A_PAGE, shown);
    assertEquals("/?page=2", view.map().next());
    millis.sort(null);
    org.slf4j.LoggerFactory.getLogger(FleetViewsTest.class).warn(
        "10,000 rooms, one page of the map: p50={} ms max={} ms",
        millis.get(25), millis.getLast());
  }

  private static String tile(FleetView view) {
    return view.map().sites().getFirst().floors().getFirst().tiles().getFirst().state();
  }

  private FleetView view(Map<String, String> query) {
    return view(query, Lang.SV);
  }

  private FleetView view(Map<String, String> query, Lang lang) {
    return new FleetViews(Words.in(lang), FleetQuery.of(query), new RoomId("tested")::equals)
        .view(new FleetIndex(directory, _ -> false).all(), Map.of(), NOW);
  }

  @Test
  void roomsWhoseLastSelfTestFailedAreAFilterInTheAddress() {
    directory.put(TestRooms.ready(TestRooms.room("tested", "Hus a", "1", "Provat"), NOW));
    directory.put(TestRooms.ready(TestRooms.room("other", "Hus a", "1", "Annat"), NOW));
    var chip = view(Map.of()).summary().chips().getLast();
    assertEquals("Självtest med fel", chip.name());
    assertEquals("1", chip.count());
    assertEquals("/?selftest=FAILED", chip.href());
    FleetView only = view(Map.of("selftest", "FAILED"));
    assertEquals(1,
        only.map().sites().stream().flatMap(s -> s.floors().stream()).mapToInt(f -> f.tiles().size()).sum());
    assertEquals("/", only.summary().chips().getLast().href());
    assertEquals("/?state=READY&selftest=FAILED", only.summary().chips().get(4).href());
  }

  @Test
  void everyReadinessHasItsPlaceInTheOrder() {
    assertEquals(java.util.EnumSet.allOf(Readiness.class), java.util.EnumSet.copyOf(FleetViews.ORDER));
  }
}
