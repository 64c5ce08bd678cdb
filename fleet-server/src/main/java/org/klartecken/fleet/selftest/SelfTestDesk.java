// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandKind;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.room.Use;

/** Where self-tests are asked for, stopped and looked up. Thread-safe. */
public final class SelfTestDesk {
  /** An agent that gets the order later than this is not to surprise anybody. */
  private static final Duration EXPIRES = Duration.ofSeconds(30);
  private final RoomDirectory rooms;
  private final SelfTestBoard board;
  private final StoredSelfTests stored;
  private final BiPredicate<AgentId, Command> send;
  private final NightSound sound;
  private final Supplier<Reflector> reflector;
  private final Supplier<String> ids;
  private final InstantSource clock;

  /**
   * Where rooms send their test packets.
   *
   * @param port UDP, on this server
   * @param key hexadecimal, of authenticated packets
   */
  public record Reflector(Optional<Integer> port, Optional<String> key) {
    public static final Reflector NONE = new Reflector(Optional.empty(), Optional.empty());
  }

  /** Why nothing was begun or stopped. */
  public enum Refusal {
    NO_SUCH_ROOM,
    /** The room's agent cannot be reached now. */
    NOT_CONNECTED,
    /** Somebody uses the room now. */
    IN_USE, ALREADY_RUNNING, NOT_RUNNING
  }

  /** What came of asking. */
  public sealed interface Act {
    record Done(SelfTestRun run) implements Act {
    }

    record Refused(Refusal reason) implements Act {
    }
  }

  /**
   * @param ids of new self-tests
   * @param send hands an order to a connected agent; false when it is not connected
   */
  public SelfTestDesk(RoomDirectory rooms, SelfTestBoard board, StoredSelfTests stored, NightSound sound,
      BiPredicate<AgentId, Command> send, Supplier<Reflector> reflector, Supplier<String> ids, InstantSource clock) {
    this.rooms = rooms;
    this.board = board;
    this.stored = stored;
    this.sound = sound;
    this.send = send;
    this.reflector = reflector;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a self-test; {@code by} is told with it. */
  public synchronized Act start(RoomId room, String by) {
    Optional<RoomSnapshot> known = rooms.find(room);
    AgentId agent = known.map(snapshot -> snapshot.room().agent()).orElse(null);
    Instant now = clock.instant();
    if (known.isEmpty() || agent == null) {
      return new Act.Refused(known.isEmpty() ? Refusal.NO_SUCH_ROOM : Refusal.NOT_CONNECTED);
    }
    if (board.last(room).filter(run -> run.isRunning(now)).isPresent()) {
      return new Act.Refused(Refusal.ALREADY_RUNNING);
    }
    if (Use.now(known.get().state())) {
      return new Act.Refused(Refusal.IN_USE);
    }
    SelfTestRun asked = SelfTestRun.asked(room, ids.get(), by, now);
    Command order = order(asked, known.get().room(), now);
    board.asked(asked); // before it is sent: the agent may answer at once
    if (!send.test(agent, order)) {
      board.withdrawn(asked);
      return new Act.Refused(Refusal.NOT_CONNECTED);
    }
    return new Act.Done(asked);
  }

  private Command order(SelfTestRun asked, Room room, Instant now) {
    Reflector to = reflector.get();
    return new Command(asked.id(), CommandKind.RUN_SELFTEST, now.plus(EXPIRES), null, to.port().orElse(null),
        to.key().orElse(null), sound.isAllowed(room.id()), room.zone().getId());
  }

  /** Asks the agent to stop; that it has is told by its next word. */
  public synchronized Act cancel(RoomId room) {
    Instant now = clock.instant();
    Optional<SelfTestRun> running = board.last(room).filter(run -> run.isRunning(now));
    Optional<AgentId> agent = agent(room);
    if (running.isEmpty()) {
      return new Act.Refused(rooms.find(room).isEmpty() ? Refusal.NO_SUCH_ROOM : Refusal.NOT_RUNNING);
    }
    Command order = Command.of(ids.get(), CommandKind.CANCEL_SELFTEST, now.plus(EXPIRES));
    return agent.isPresent() && send.test(agent.get(), order)
        ? new Act.Done(running.get())
        : new Act.Refused(Refusal.NOT_CONNECTED);
  }

  /** The one that runs or ran last. */
  public Optional<SelfTestRun> last(RoomId room) {
    return board.last(room).or(() -> stored.newest(room, 1).stream().findFirst());
  }

  /** Those that are over, newest first. */
  public List<SelfTestRun> newest(RoomId room, int limit) {
    return stored.newest(room, limit);
  }

  private Optional<AgentId> agent(RoomId room) {
    return rooms.find(room).flatMap(snapshot -> Optional.ofNullable(snapshot.room().agent()));
  }
}
