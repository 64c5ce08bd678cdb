// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static org.klartecken.fleet.web.TestRooms.room;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Command;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Value;
import org.klartecken.fleet.catalog.CatalogKeeper;
import org.klartecken.fleet.change.ChangeWriter;
import org.klartecken.fleet.change.StoredChanges;
import org.klartecken.fleet.history.StoredHistory;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.EquipmentLog;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomJudge;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.selftest.SelfTestBoard;
import org.klartecken.fleet.selftest.SelfTestDesk;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.store.Database;
import org.klartecken.fleet.unit.StoredUnits;
import org.klartecken.fleet.unit.UnitWriter;
import org.klartecken.fleet.usage.StoredUsage;
import org.klartecken.fleet.web.settings.RoomSetup;
import org.klartecken.room.OwnDevice;

/** The real web server over a real database and rooms that the real judge judged. */
final class TestFleet {
  static final List<String> NAMES = List.of("Tranan", "Linden", "Lodjuret", "Fyren", "Backen", "Viken", "Ekot",
      "Björken", "Gladan", "Kvarnen", "Källan", "Bäcken", "Loftet", "Porten", "Asken", "Räven", "Bryggan", "Åsen");
  final InstantSource clock = InstantSource.system();
  final RoomDirectory directory = new RoomDirectory();
  final MemoryDesk desk = new MemoryDesk(clock);
  final List<Room> saved = new ArrayList<>();
  final List<Command> orders = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  final SelfTestBoard board = new SelfTestBoard();
  final SelfTestParts selfTests;
  private final Map<RoomId, List<EquipmentLog.Acceptance>> acceptances = new HashMap<>();
  final Database database;
  final CatalogKeeper catalog;
  final Pages pages;
  final String base;
  private final Vertx vertx = Vertx.vertx();

  TestFleet(Path folder) throws Exception {
    database = Database.open(folder.resolve("web.db"));
    catalog = CatalogKeeper.open(database, folder.resolve("catalog"), clock, _ -> {
    });
    var config = new WebConfig("127.0.0.1", 0, null, "", TestRooms.ZONE);
    RoomSetup setup = new RoomSetup() {
      @Override
      public void save(Room room) {
        saved.add(room);
        directory.find(room.id())
            .ifPresent(s -> directory.put(new RoomSnapshot(room, s.state(), s.assessment(), s.since())));
      }

      @Override
      public void accept(Room room, List<OwnDevice> devices, String who, boolean undone) {
        List<EquipmentLog.Acceptance> past = acceptances.computeIfAbsent(room.id(), _ -> new ArrayList<>());
        past.addFirst(new EquipmentLog.Acceptance(past.size() + 1, clock.instant(), who, undone, devices));
        Room after = room.with(room.fittings().withOwn(devices));
        directory.find(room.id()).ifPresent(s -> directory.put(new RoomSnapshot(after, s.state(),
            RoomJudge.assess(after, s.state(), catalog.inForce().get(), List.of(), clock.instant()), s.since())));
      }

      @Override
      public List<EquipmentLog.Acceptance> acceptances(RoomId room) {
        return List.copyOf(acceptances.getOrDefault(room, List.of()));
      }

      @Override
      public String token(Plan plan) {
        return "kt1.token-of-a-test";
      }
    };
    selfTests = SelfTestParts.of(database.dataSource(), directory, board, (agent, order) -> orders.add(order),
        () -> SelfTestDesk.Reflector.NONE, () -> "t-" + ids.incrementAndGet(), clock);
    pages = new Pages(new WebParts(config, database.dataSource(), directory, desk,
        new StoredHistory(database.dataSource()), new StoredUsage(database.dataSource()), selfTests,
        new StoredChanges(database.dataSource()), new StoredUnits(database.dataSource()), catalog, setup,
        clock));
    board.listen(pages::selfTestChanged);
    int port = new WebServer(config, List.of(pages)).deploy(vertx).await(20, TimeUnit.SECONDS);
    base = "http://127.0.0.1:" + port;
  }

  Instant now() {
    return clock.instant();
  }

  /** A municipality on an ordinary morning. */
  void populate() {
    Instant now = now();
    Room tranan = room("tranan", "Eksjö stadshus", "3", "Tranan");
    directory.put(TestRooms.without(tranan, TestRooms.SPEAKERPHONE, Duration.ofMinutes(4), now));
    directory.put(TestRooms.saying(room("horsal-b", "Campus Tranås", "2", "Hörsal B"), TestRooms.SPEAKERPHONE,
        ReadingNames.AUDIO_PLAYBACK_VOLUME, Value.of(0), now));
    directory.put(TestRooms.without(room("hjorten", "Vetlanda stadshus", "3", "Hjorten"), TestRooms.DISPLAY,
        Duration.ofHours(1), now));
    directory.put(TestRooms.neverHeard(room("larkan", "Aneby kommunhus", "1", "Lärkan"), now));
    many("Eksjö stadshus", "e", 17, now);
    many("Campus Tranås", "t", 14, now);
    many("Vetlanda stadshus", "v", 11, now);
    many("Aneby kommunhus", "a", 5, now);
    for (int i = 0; i < 9; i++) {
      directory.put(TestRooms.silent(room("n" + i, "Nässjö stadshus", Integer.toString(3 - i / 4), NAMES.get(i)),
          Duration.ofMinutes(11), now));
    }
    RoomSnapshot there = directory.find(tranan.id()).orElseThrow();
    desk.open(1482, tranan.id(), there.assessment().findings().getFirst());
    desk.open(1377, tranan.id(), there.assessment().findings().getFirst());
    desk.resolve(1377, now.minus(Duration.ofHours(18)));
    past(tranan.id(), now);
    changes(tranan, now);
  }

  private void many(String site, String prefix, int count, Instant now) {
    for (int i = 0; i < count; i++) {
      Room room = room(prefix + i, site, Integer.toString(3 - i / 6), NAMES.get((i + 1) % NAMES.size()));
      directory.put(i % 5 == 3
          ? TestRooms.saying(room, TestRooms.CAMERA, ReadingNames.CAMERA_IN_USE, Value.of(true), now)
          : TestRooms.ready(room, now));
    }
  }

  /** A speakerphone that went to another room, a camera that moved, and a new kernel in eleven rooms. */
  private void changes(Room tranan, Instant now) {
    Room rebuilt = room("rebuilt", "Campus Tranås", "2", "Storken");
    RoomSnapshot before = TestRooms.marked(rebuilt, now.minus(Duration.ofHours(2)));
    RoomSnapshot after = TestRooms.rearranged(rebuilt, before, now.minus(Duration.ofMinutes(40)), now);
    directory.put(after);
    RoomSnapshot ready = TestRooms.ready(tranan, now.minus(Duration.ofMinutes(5)));
    RoomSnapshot broken = directory.find(tranan.id()).orElseThrow();
    database.write(connection -> {
      List<Outcome> outcomes = List.of(outcome(null, before, now), outcome(before, after, now),
          outcome(ready, broken, now));
      new ChangeWriter().write(connection, outcomes);
      new UnitWriter().write(connection, outcomes);
      return true;
    });
    Jdbi.create(database.dataSource()).useHandle(h -> {
      h.execute("INSERT INTO unit_sighting VALUES ('046d:085e', '2128LZ0CFDG9', 'e5', ?, ?)",
          now.minus(Duration.ofDays(20)).toEpochMilli(), now.minus(Duration.ofDays(3)).toEpochMilli());
      for (int i = 0; i < 11; i++) {
        Instant at = now.minus(Duration.ofHours(5)).plusSeconds(40L * i);
        h.execute("INSERT INTO room_change VALUES (?, ?, 'SYSTEM', 'host', 'Dell OptiPlex 7010 Micro', '', ?, ?)",
            "e" + i, at.toEpochMilli(), "6.12.41+deb13-amd64", "6.12.48+deb13-amd64");
        if (i < 9) {
          change(h, new RoomId("e" + i), at.plusSeconds(600), "NOT_READY");
        }
      }
    });
  }

  /** A room became other than it was: noted first, told then, as the pipeline does. */
  void changed(RoomSnapshot before, RoomSnapshot after) {
    database.write(connection -> {
      new ChangeWriter().write(connection, List.of(outcome(before, after, now())));
      return true;
    });
    directory.put(after);
  }

  private static Outcome outcome(@Nullable RoomSnapshot before, RoomSnapshot after, Instant now) {
    return new Outcome(before, after, List.of(), 1, true, null, now, "");
  }

  /** A day of readiness and three weeks of use. */
  private void past(RoomId room, Instant now) {
    Jdbi.create(database.dataSource()).useHandle(h -> {
      change(h, room, now.minus(Duration.ofDays(3)), "READY");
      change(h, room, now.minus(Duration.ofHours(18)), "DEGRADED");
      change(h, room, now.minus(Duration.ofMinutes(1030)), "READY");
      change(h, room, now.minus(Duration.ofHours(8)), "UNKNOWN");
      change(h, room, now.minus(Duration.ofMinutes(450)), "READY");
      change(h, room, now.minus(Duration.ofMinutes(4)), "NOT_READY");
      for (int day = 0; day < 24; day++) {
        for (int meeting = 0; meeting < (day * 7) % 4; meeting++) {
          Instant from = now.minus(Duration.ofDays(day)).minus(Duration.ofHours(2 + 2L * meeting));
          h.execute("""
              INSERT INTO usage_session (agent_id, session_id, room_id, kind, device_id, program, boot_id, from_ms,
                until_ms, started_at, from_at, until_at, exact, lasting)
              VALUES ('a', ?, ?, 'CAMERA', 'usb:1-4.1', 'MEETING', 'b', 0, 1, ?, ?, ?, 1, 0)""",
              day + "-" + meeting, room.value(), from.toEpochMilli(), from.toEpochMilli(),
              from.plus(Duration.ofMinutes(50)).toEpochMilli());
        }
      }
    });
  }

  private static void change(org.jdbi.v3.core.Handle h, RoomId room, Instant at, String readiness) {
    h.execute("INSERT INTO readiness_change (room_id, at, readiness) VALUES (?, ?, ?)", room.value(), at.toEpochMilli(),
        readiness);
  }

  void close() throws Exception {
    pages.close();
    vertx.close().await(10, TimeUnit.SECONDS);
    database.close();
  }
}
