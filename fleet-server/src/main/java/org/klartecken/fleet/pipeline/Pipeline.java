// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandKind;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.RoomReadiness;
import org.klartecken.fleet.ingest.FrontDoor;
import org.klartecken.fleet.ingest.Inbox;
import org.klartecken.fleet.ingest.MessageDecoder;
import org.klartecken.fleet.ingest.Receipt;
import org.klartecken.fleet.ingest.RejectReason;
import org.klartecken.fleet.ingest.Rejections;
import org.klartecken.fleet.ingest.RoomLanes;
import org.klartecken.fleet.room.KnownRoom;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.store.Database;
import org.klartecken.profile.ProfileCatalog;

/** The pipeline with all that moves it: lanes, clock and front door. Thread-safe. */
public final class Pipeline implements Inbox, AutoCloseable {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(10);
  private static final int LOAD_CHUNK = 500;
  private final RoomDirectory directory;
  private final Function<AgentId, @Nullable RoomId> roomOf;
  private final InstantSource clock;
  private final RoomPipeline flow;
  private final RoomLanes<RoomNews> lanes;
  private final DeadlineWheel wheel;
  private final ScheduledExecutorService ticker = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("deadlines").factory());
  private final ConcurrentMap<RoomId, Instant> asked = new ConcurrentHashMap<>();
  private volatile @Nullable FrontDoor door;

  /**
   * Builds it; nothing moves before {@link #start}.
   *
   * @param catalog the one in force; asked once a batch
   * @param roomOf the room that an agent speaks for, or null
   * @param steps what the transaction writes, in this order
   */
  public Pipeline(Database database, Supplier<ProfileCatalog> catalog, RoomDirectory directory, List<CommitStep> steps,
      MessageDecoder decoder, Function<AgentId, @Nullable RoomId> roomOf, Rejections rejections, PipelineMeter meter,
      InstantSource clock, int laneCount) {
    this.directory = directory;
    this.roomOf = roomOf;
    this.clock = clock;
    this.flow = new RoomPipeline(decoder, catalog, new GroupCommit(database, steps), new After(), rejections, meter,
        clock);
    this.lanes = new RoomLanes<>(laneCount, flow::work);
    this.wheel = new DeadlineWheel(clock, room -> lanes.put(room, new RoomNews.Due(room)));
  }

  /**
   * Takes the rooms of the database. Each whose last judgement need not hold any more, because of the time, of other
   * knowledge or of an agent that fell silent, is judged before it is shown, so that nothing old is shown as fresh.
   */
  public void load(List<KnownRoom> rooms) {
    List<RoomNews> looks = rooms.stream().filter(room -> !flow.resume(room))
        .<RoomNews>map(room -> new RoomNews.Due(room.room().id())).toList();
    int chunks = (looks.size() + LOAD_CHUNK - 1) / LOAD_CHUNK;
    IntStream.range(0, chunks).parallel().map(chunk -> chunk * LOAD_CHUNK)
        .forEach(from -> flow.work(looks.subList(from, Math.min(looks.size(), from + LOAD_CHUNK))));
  }

  /** Begins to move; the door may open after this. */
  public void start(FrontDoor frontDoor) {
    door = frontDoor;
    directory.all().forEach(snapshot -> frontDoor.publish(word(snapshot, clock.instant())));
    var _ = ticker.scheduleAtFixedRate(wheel::turn, 100, 100, TimeUnit.MILLISECONDS);
  }

  /** A room was made, or what people set up of it changed; it is in the database already. */
  public void amended(Room room) {
    lanes.put(room.id(), new RoomNews.Amended(room, clock.instant()));
  }

  /** Another catalogue is in force: every room is held against it soon. */
  public void judgeAll() {
    directory.all().forEach(room -> lanes.put(room.room().id(), new RoomNews.Due(room.room().id())));
  }

  /** How much waits for its commit. */
  public int backlog() {
    return lanes.waiting();
  }

  @Override
  public void published(AgentId agent, String topic, byte[] payload, Receipt receipt) {
    RoomId room = roomOf.apply(agent);
    if (room == null) {
      receipt.rejected(RejectReason.BAD_CREDENTIALS, "this agent has no room any more");
    } else {
      lanes.put(room, new RoomNews.Published(room, agent, topic, payload, clock.instant(), receipt));
    }
  }

  @Override
  public void gone(AgentId agent) {
    RoomId room = roomOf.apply(agent);
    if (room != null) {
      lanes.put(room, new RoomNews.Gone(room, clock.instant()));
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    lanes.close();
  }

  private final class After implements HandOn {
    @Override
    public void changed(Outcome outcome) {
      directory.put(outcome.after());
      FrontDoor open = door;
      if (open != null && differs(outcome)) {
        open.publish(word(outcome.after(), outcome.at()));
      }
    }

    @Override
    public void resumed(RoomSnapshot room) {
      directory.put(room);
    }

    @Override
    public void askForReport(Room room, Instant now) {
      FrontDoor open = door;
      AgentId agent = room.agent();
      Instant last = asked.get(room.id());
      if (open != null && agent != null && (last == null || !now.isBefore(last.plus(ASK_AGAIN)))) {
        asked.put(room.id(), now);
        String id = UUID.randomUUID().toString();
        open.send(agent, Command.of(id, CommandKind.SEND_REPORT, now.plusSeconds(30)));
      }
    }

    @Override
    public void lookAgain(RoomId room, Instant at) {
      wheel.schedule(room, at);
    }
  }

  private static boolean differs(Outcome outcome) {
    RoomSnapshot before = outcome.before();
    return before == null || before.assessment().readiness() != outcome.after().assessment().readiness()
        || !before.assessment().purposes().equals(outcome.after().assessment().purposes());
  }

  private static RoomReadiness word(RoomSnapshot snapshot, Instant now) {
    Map<String, String> purposes = snapshot.assessment().purposes().values().stream()
        .collect(Collectors.toMap(verdict -> verdict.purpose().name(), verdict -> verdict.readiness().name()));
    return new RoomReadiness(snapshot.room().organisation(), snapshot.room().id(),
        snapshot.assessment().readiness().name(), purposes, snapshot.since(), now);
  }
}
