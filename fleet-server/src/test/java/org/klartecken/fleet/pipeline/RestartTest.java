// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.Sample;
import org.klartecken.fleet.ingest.MessageDecoder;
import org.klartecken.fleet.ingest.Receipt;
import org.klartecken.fleet.ingest.RejectReason;
import org.klartecken.fleet.ingest.Rejections;
import org.klartecken.fleet.room.KnownRoom;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.room.RoomStore;
import org.klartecken.fleet.store.Database;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.ShippedFiles;
import org.klartecken.room.Presence;

/** What a server shows that starts again: never anything but what a fresh judgement says. A failing case names its seed. */
class RestartTest {
  private static final ShippedFiles SHIPPED = ShippedFiles.read();
  private static final ProfileCatalog CATALOG = SHIPPED.alone().catalog();
  private static final ProfileCatalog CHANGED = SHIPPED.with(Map.of("standards/huddle.yaml",
      "extends: huddle\nwithout: [camera]\n".getBytes(UTF_8))).catalog();
  private static final int ROOMS = 20;
  private static final List<String> STANDARDS = List.of("huddle", "phone-only", "hybrid-small");
  private static final List<ReadingName> PROOFS = List.of(ReadingNames.HOST_UPTIME, ReadingNames.CAMERA_MAX_HEIGHT,
      ReadingNames.AUDIO_CAPTURE, ReadingNames.AUDIO_PLAYBACK, ReadingNames.NETWORK_LINK,
      ReadingNames.NETWORK_DNS_TIME);
  private static final List<Device> DEVICES = List.of(
      new Device(DeviceId.HOST, DeviceKind.HOST, "Room PC", null, Set.of(Capability.COMPUTER), null, null),
      new Device(new DeviceId("net:eth0"), DeviceKind.NETWORK, "eth0", DeviceId.HOST,
          Set.of(Capability.NETWORK), null, null),
      Sample.CAMERA, Sample.SPEAKERPHONE);
  private final MovingClock clock = new MovingClock();
  private final Counted counted = new Counted();
  private final Database database;
  private long sequence;

  RestartTest(@TempDir Path folder) {
    database = Database.open(folder.resolve("t.db"));
    database.write(connection -> {
      for (int i = 0; i < ROOMS; i++) {
        try (var insert = connection
            .prepareStatement("INSERT INTO agent VALUES (?, 's1', 'pc', '0.1', '', '', 0, NULL)")) {
          insert.setString(1, agent(i).value());
          insert.executeUpdate();
        }
        RoomStore.put(connection, room(i), clock.instant());
      }
      return true;
    });
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aStartFromStoredJudgementsShowsWhatOneShowsThatJudgesAllAnew(long seed) {
    Random chance = new Random(seed);
    live(chance);
    int resumed = 0;
    for (int away = 0; away < 12; away++) {
      clock.advance(Duration.ofSeconds(chance.nextInt(chance.nextBoolean() ? 30 : 1500)));
      List<KnownRoom> stored = stored();
      List<RoomSnapshot> kept = start(CATALOG, stored);
      resumed += ROOMS - counted.outcomes;
      assertEquals(start(CATALOG, stored.stream().map(RestartTest::judgedWithNothing).toList()), kept,
          "seed " + seed + ", start " + away);
      assertEquals(ROOMS, counted.outcomes, "without knowledge of what it was made with nothing holds");
    }
    assertTrue(resumed > ROOMS, "some rooms need not be judged: " + resumed);
  }

  @Test
  void nothingIsJudgedNorWrittenWhereNothingIsDue() {
    live(new Random(1));
    start(CATALOG, stored()); // what time has changed meanwhile
    List<KnownRoom> stored = stored();
    List<RoomSnapshot> shown = start(CATALOG, stored);
    assertEquals(0, counted.outcomes);
    assertEquals(ROOMS, shown.size());
    assertEquals(stored, stored());
  }

  @Test
  void anotherCatalogueVoidsEveryStoredJudgement() {
    live(new Random(2));
    List<RoomSnapshot> before = start(CATALOG, stored());
    List<KnownRoom> stored = stored();
    List<RoomSnapshot> shown = start(CHANGED, stored);
    assertEquals(ROOMS, counted.outcomes);
    assertEquals(start(CHANGED, stored.stream().map(RestartTest::judgedWithNothing).toList()), shown);
    assertNotEquals(before, shown);
  }

  @Test
  void aRoomThatWasSetUpOtherwiseWhileNobodyLookedIsJudgedAnew() {
    live(new Random(3));
    start(CATALOG, stored());
    Room other = new Room(room(0).id(), "town", "hall", "Hall", "", "0", "phone-only", ZoneOffset.UTC, agent(0));
    database.write(connection -> {
      RoomStore.put(connection, other, clock.instant());
      return true;
    });
    List<RoomSnapshot> shown = start(CATALOG, stored());
    assertEquals(1, counted.outcomes);
    RoomSnapshot room = shown.stream().filter(s -> s.room().id().equals(other.id())).findFirst().orElseThrow();
    assertEquals(CATALOG.standard("phone-only").orElseThrow().items().stream().map(i -> i.id()).toList(),
        room.assessment().items().stream().map(i -> i.id()).toList());
  }

  @Test
  void aClockThatWentBackIsNoTimeThatAJudgementWasMadeFor() {
    live(new Random(4));
    clock.advance(Duration.ofDays(-1));
    start(CATALOG, stored());
    assertEquals(ROOMS, counted.outcomes);
  }

  @Test
  void aPcThatFellSilentWhileTheServerWasAwayIsNotShownAsHeard() {
    live(new Random(5));
    clock.advance(Duration.ofMinutes(3));
    assertTrue(start(CATALOG, stored()).stream().noneMatch(s -> s.state().presence() == Presence.HEARD));
  }

  /** Rooms come and go for a while, plug and unplug, and prove now this and now that. */
  private void live(Random chance) {
    RoomPipeline flow = flow(CATALOG, new RoomDirectory());
    stored().forEach(room -> flow.resume(room));
    for (int round = 0; round < 6; round++) {
      List<RoomNews> news = new ArrayList<>();
      for (int i = 0; i < ROOMS; i++) {
        if (chance.nextInt(5) > 0 || round == 0) {
          news.add(says(i, birth(i, chance)));
        } else if (chance.nextInt(3) == 0) {
          news.add(new RoomNews.Gone(room(i).id(), clock.instant()));
        }
      }
      flow.work(news);
      clock.advance(Duration.ofSeconds(1 + chance.nextInt(20)));
    }
  }

  private RoomNews says(int room, Message message) {
    return new RoomNews.Published(room(room).id(), agent(room), "klartecken/v1/s1/" + agent(room) + "/birth",
        Sample.CODEC.encode(message), clock.instant(), new Agreed());
  }

  private Message birth(int room, Random chance) {
    sequence++;
    List<Device> devices = DEVICES.stream().filter(d -> d.id().equals(DeviceId.HOST) || chance.nextInt(6) > 0).toList();
    List<Reading> readings = new ArrayList<>();
    for (Device device : devices) {
      for (ReadingName name : PROOFS) {
        if (chance.nextInt(8) > 0) {
          readings.add(reading(device, name, clock.instant().minusSeconds(chance.nextInt(900)), chance));
        }
      }
    }
    return new Message.Birth(Sample.stamp("boot-" + room, sequence, clock.instant()),
        new AgentInfo("0.1", "linux", "6.12"), new Observation(devices, readings, List.of()), "d" + sequence,
        List.of());
  }

  private static Reading reading(Device device, ReadingName name, Instant at, Random chance) {
    Unit unit = ReadingNames.unit(name).orElseThrow();
    Value value = unit == Unit.NONE ? Value.of(chance.nextInt(9) > 0) : Value.of(unit == Unit.PIXEL ? 1080 : 0.1);
    return new Reading(device.id(), name, value, unit, ProofLevel.MOVED_DATA, at);
  }

  /** Everything that is shown once a server has started, by place. */
  private List<RoomSnapshot> start(ProfileCatalog catalog, List<KnownRoom> stored) {
    RoomDirectory directory = new RoomDirectory();
    RoomPipeline flow = flow(catalog, directory);
    counted.outcomes = 0;
    flow.work(stored.stream().filter(room -> !flow.resume(room))
        .<RoomNews>map(room -> new RoomNews.Due(room.room().id())).toList());
    return directory.all();
  }

  private RoomPipeline flow(ProfileCatalog catalog, RoomDirectory directory) {
    return new RoomPipeline(new MessageDecoder(new WireCodec()), () -> catalog,
        new GroupCommit(database, List.of(new RoomStateWriter(), counted)), new Shown(directory),
        new Rejections(clock, _ -> {
        }), PipelineMeter.NONE, clock);
  }

  private List<KnownRoom> stored() {
    return database.read(connection -> new RoomStore().all(connection));
  }

  private static KnownRoom judgedWithNothing(KnownRoom room) {
    return new KnownRoom(room.room(), room.state(), room.judged(), room.judgedAt(), "", room.since(), room.reports());
  }

  private static Room room(int number) {
    return new Room(new RoomId("r" + number), "town", "hall", "Hall", "", Integer.toString(number),
        STANDARDS.get(number % STANDARDS.size()), ZoneOffset.UTC, agent(number));
  }

  private static AgentId agent(int number) {
    return new AgentId("a" + number);
  }

  private static final class Counted implements CommitStep {
    private int outcomes;

    @Override
    public void write(Connection transaction, List<Outcome> written) {
      outcomes += written.size();
    }
  }

  private record Shown(RoomDirectory directory) implements HandOn {
    @Override
    public void changed(Outcome outcome) {
      directory.put(outcome.after());
    }

    @Override
    public void resumed(RoomSnapshot room) {
      directory.put(room);
    }

    @Override
    public void askForReport(Room room, Instant now) {
      // nobody is there to be asked
    }

    @Override
    public void lookAgain(RoomId room, Instant at) {
      assertTrue(at.isAfter(Instant.EPOCH));
    }
  }

  private record Agreed() implements Receipt {
    @Override
    public void committed() {
      // as it should
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
      throw new AssertionError(reason + ": " + detail);
    }

    @Override
    public void later(RejectReason reason) {
      throw new AssertionError(reason);
    }
  }
}
