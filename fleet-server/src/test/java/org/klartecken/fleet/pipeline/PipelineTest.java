// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.RoomReadiness;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.Sample;
import org.klartecken.fleet.ingest.FrontDoor;
import org.klartecken.fleet.ingest.MessageDecoder;
import org.klartecken.fleet.ingest.Receipt;
import org.klartecken.fleet.ingest.RejectReason;
import org.klartecken.fleet.ingest.Rejections;
import org.klartecken.fleet.room.KnownRoom;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomStore;
import org.klartecken.fleet.store.Database;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.profile.file.ShippedFiles;
import org.klartecken.room.Presence;

class PipelineTest {
  private static final AgentId AGENT = new AgentId("a1");
  private static final Room ROOM = new Room(new RoomId("an"), "town", "hall", "Hall", "", "Ån", "hybrid",
      ZoneOffset.UTC, AGENT);
  private final MovingClock clock = new MovingClock();
  private final RoomDirectory directory = new RoomDirectory();
  private final List<RejectReason> refused = new CopyOnWriteArrayList<>();
  private final SpyDoor door = new SpyDoor();
  private final Faults faults = new Faults();
  private final Database database;
  private final AtomicReference<ProfileCatalog> catalog = new AtomicReference<>(CatalogLoader.shipped().catalog());
  private Pipeline pipeline;

  PipelineTest(@TempDir Path folder) {
    database = Database.open(folder.resolve("t.db"));
    pipeline = build();
  }

  private Pipeline build() {
    return new Pipeline(database, catalog::get, directory,
        List.of(new RoomStateWriter(), faults), new MessageDecoder(new WireCodec()),
        agent -> agent.equals(AGENT) ? ROOM.id() : null, new Rejections(clock, refused::add), PipelineMeter.NONE,
        clock, 2);
  }

  @BeforeEach
  void start() {
    database.write(connection -> {
      try (var insert = connection
          .prepareStatement("INSERT INTO agent VALUES ('a1', 's1', 'pc', '0.1', '', '', 0, NULL)")) {
        insert.executeUpdate();
      }
      RoomStore.put(connection, ROOM, clock.instant());
      return true;
    });
    restart();
  }

  private void restart() {
    pipeline.close();
    pipeline = build();
    pipeline.load(stored());
    pipeline.start(door);
  }

  @AfterEach
  void stop() {
    pipeline.close();
    database.close();
  }

  @Test
  void acknowledgesWhatIsStoredAndCountsADuplicateOnce() throws Exception {
    assertEquals("committed", say(birth(1)));
    assertEquals("committed", say(birth(1)));
    assertEquals("committed", say(report(3)));
    assertEquals("committed", say(report(2)));
    assertEquals(2, stored().getFirst().reports());
    assertEquals(3, sequence());
    assertEquals(Presence.HEARD, stored().getFirst().state().presence());
  }

  @Test
  void anotherCatalogueInForceIsHeldAgainstEveryRoomWithoutNews() throws Exception {
    assertEquals("committed", say(birth(1)));
    assertTrue(lines().contains("camera"), lines()::toString);
    catalog.set(ShippedFiles.read().with(Map.of("standards/hybrid-small.yaml",
        "extends: hybrid-small\nwithout: [camera]\n".getBytes(UTF_8))).catalog());
    pipeline.judgeAll();
    await().until(() -> !lines().contains("camera"));
    catalog.set(CatalogLoader.shipped().catalog());
    assertEquals("committed", say(Sample.heartbeat("boot", 2, clock.instant(), "d1")));
    assertTrue(lines().contains("camera"), "any news will do");
  }

  private List<String> lines() {
    return directory.find(ROOM.id()).orElseThrow().assessment().items().stream().map(i -> i.id()).toList();
  }

  private long sequence() {
    var stamp = stored().getFirst().state().stamp();
    return stamp == null ? 0 : stamp.sequence();
  }

  @Test
  void nothingIsAcknowledgedNorShownThatTheDatabaseDidNotTake() throws Exception {
    assertEquals("committed", say(birth(1)));
    faults.failing = 1_000;
    assertEquals("later NOT_STORED", say(report(2)));
    assertEquals(2, devices());
    assertTrue(database.trouble() != null);
    faults.failing = 0;
    assertEquals("committed", say(report(2)));
    assertEquals(1, devices());
    assertEquals(2, stored().getFirst().reports());
    assertTrue(database.trouble() == null);
  }

  @Test
  void silenceThatCouldNotBeStoredIsStoredLater() throws Exception {
    assertEquals("committed", say(birth(1)));
    faults.failing = 1;
    pipeline.gone(AGENT);
    await().until(() -> faults.failing == 0);
    clock.advance(Duration.ofSeconds(2));
    await().until(() -> stored().getFirst().state().presence() == Presence.SILENT);
  }

  @Test
  void everyMalformedMessageIsRefusedAndTheOthersOfItsBatchAreNot() throws Exception {
    assertEquals("rejected NOT_JSON", say("report", new byte[]{'x'}));
    assertEquals("rejected UNKNOWN_VERSION", sayOn("klartecken/v2/s1/a1/report", new byte[0]));
    assertEquals("rejected FOREIGN_TOPIC", sayOn("klartecken/v1/s1/a2/report", new byte[0]));
    assertEquals("committed", say(birth(1)));
    assertEquals(List.of(RejectReason.NOT_JSON, RejectReason.UNKNOWN_VERSION, RejectReason.FOREIGN_TOPIC), refused);
  }

  @Test
  void clockThatIsYearsOffDoesNoHarm() throws Exception {
    Instant future = clock.instant().plus(Duration.ofDays(3_650));
    assertEquals("committed", say(Sample.birth("boot", 1, future, Sample.CAMERA)));
    var readings = stored().getFirst().state().readings().values();
    assertTrue(readings.stream().noneMatch(r -> r.observedAt().isAfter(clock.instant())), readings.toString());
  }

  @Test
  void roomWhoseConnectionBreaksIsSilentAtOnceAndHeardAgainWithTheNextBirth() throws Exception {
    say(birth(1));
    pipeline.gone(AGENT);
    await().until(() -> presence() == Presence.SILENT);
    say(birth(2));
    assertEquals(Presence.HEARD, presence());
  }

  @Test
  void roomWithoutHeartbeatsIsSilentAfterTheLimitAndNotBefore() throws Exception {
    say(birth(1));
    clock.advance(Duration.ofSeconds(30));
    say(Sample.heartbeat("boot", 2, clock.instant(), "d1"));
    clock.advance(Duration.ofSeconds(34));
    say(new Message.Reply(Sample.stamp("boot", 3, clock.instant()), "none",
        org.klartecken.contract.CommandResult.DONE, ""));
    assertEquals(Presence.HEARD, presence());
    clock.advance(Duration.ofSeconds(35));
    await().until(() -> presence() == Presence.SILENT);
  }

  @Test
  void afterARestartARoomHasItsChanceAndIsNeverShownFresherThanItIs() throws Exception {
    say(birth(1));
    clock.advance(Duration.ofSeconds(20));
    restart();
    assertEquals(Presence.HEARD, presence());
    clock.advance(Duration.ofHours(1));
    restart();
    assertEquals(Presence.SILENT, presence());
    assertEquals(clock.instant(), directory.find(ROOM.id()).orElseThrow().state().presenceSince());
  }

  @Test
  void asksForTheReportThatAHeartbeatNames() throws Exception {
    say(birth(1));
    say(Sample.heartbeat("boot", 2, clock.instant(), "d1"));
    assertEquals(0, door.orders.size());
    say(Sample.heartbeat("boot", 3, clock.instant(), "another"));
    say(Sample.heartbeat("boot", 4, clock.instant(), "another"));
    assertEquals(List.of(CommandKind.SEND_REPORT), door.orders.stream().map(Command::kind).toList());
  }

  @Test
  void tellsReadersTheWordOnceAndAgainWhenItChanges() throws Exception {
    assertEquals(1, door.words.size());
    say(birth(1));
    int afterBirth = door.words.size();
    say(Sample.birth("boot", 2, clock.instant(), Sample.CAMERA, Sample.SPEAKERPHONE));
    assertEquals(afterBirth, door.words.size());
    pipeline.gone(AGENT);
    await().until(() -> "UNKNOWN".equals(door.words.getLast().readiness()));
  }

  private Presence presence() {
    return directory.find(ROOM.id()).orElseThrow().state().presence();
  }

  private int devices() {
    return directory.find(ROOM.id()).orElseThrow().state().devices().size();
  }

  private List<KnownRoom> stored() {
    return database.read(connection -> new RoomStore().all(connection));
  }

  private Message birth(long sequence) {
    return Sample.birth("boot", sequence, clock.instant(), Sample.CAMERA, Sample.SPEAKERPHONE);
  }

  private Message report(long sequence) {
    return Sample.report("boot", sequence, clock.instant(), Sample.CAMERA);
  }

  /** Publishes, and answers with what the agent is told. */
  private String say(Message message) throws InterruptedException {
    return say(WireCodec.kindOf(message).level(), Sample.CODEC.encode(message));
  }

  private String say(String kind, byte[] payload) throws InterruptedException {
    return sayOn("klartecken/v1/s1/a1/" + kind, payload);
  }

  private String sayOn(String topic, byte[] payload) throws InterruptedException {
    Answered answered = new Answered(new LinkedBlockingQueue<>());
    pipeline.published(AGENT, topic, payload, answered);
    String told = answered.told.poll(10, TimeUnit.SECONDS);
    return told == null ? "nothing" : told;
  }

  private record Answered(BlockingQueue<String> told) implements Receipt {
    @Override
    public void committed() {
      told.add("committed");
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
      told.add("rejected " + reason);
    }

    @Override
    public void later(RejectReason reason) {
      told.add("later " + reason);
    }
  }

  /** A disk that is full for as many transactions as told. */
  private static final class Faults implements CommitStep {
    private volatile int failing;

    @Override
    public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
      int left = failing;
      if (left > 0) {
        failing = left - 1;
        throw new SQLException("the disk is full");
      }
    }
  }

  private static final class SpyDoor implements FrontDoor {
    private final List<Command> orders = new CopyOnWriteArrayList<>();
    private final List<RoomReadiness> words = new CopyOnWriteArrayList<>();

    @Override
    public int port() {
      return 1;
    }

    @Override
    public boolean send(AgentId agent, Command order) {
      return orders.add(order);
    }

    @Override
    public void publish(RoomReadiness word) {
      words.add(word);
    }

    @Override
    public int connections() {
      return 0;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
