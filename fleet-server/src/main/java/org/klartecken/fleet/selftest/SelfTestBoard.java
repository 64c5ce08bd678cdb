// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.klartecken.contract.Message;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.StepReason;

/** The last self-test of each room since the server started. Thread-safe. */
public final class SelfTestBoard {
  private final ConcurrentMap<RoomId, SelfTestRun> runs = new ConcurrentHashMap<>();
  private final LastFaults faults = new LastFaults();
  private volatile Consumer<RoomId> listener = _ -> {
  };

  /** The rooms whose last self-test found something wrong. */
  public LastFaults faults() {
    return faults;
  }

  /** Is told of every room whose self-test went on. */
  public void listen(Consumer<RoomId> changed) {
    listener = changed;
  }

  public Optional<SelfTestRun> last(RoomId room) {
    return Optional.ofNullable(runs.get(room));
  }

  void asked(SelfTestRun run) {
    runs.put(run.room(), run);
    listener.accept(run.room());
  }

  /** It never began: the agent could not be asked. */
  void withdrawn(SelfTestRun run) {
    if (runs.remove(run.room(), run)) {
      listener.accept(run.room());
    }
  }

  /** The agent answered the order; it may not be able to carry it out. */
  void answered(RoomId room, Message.Reply reply, Instant at) {
    StepReason why = switch (reply.result()) {
      case DONE, OTHER -> null;
      case REFUSED -> StepReason.ALREADY_RUNNING;
      case UNSUPPORTED -> StepReason.UNSUPPORTED;
      case EXPIRED -> StepReason.TIMEOUT;
    };
    SelfTestRun run = runs.get(room);
    if (why != null && run != null && run.id().equals(reply.commandId()) && !run.state().isOver()
        && runs.replace(room, run, run.refused(why, reply.detail(), at))) {
      listener.accept(room);
    }
  }

  /** A word about a test that is over changes nothing any more. */
  void told(RoomId room, Message.SelfTest message, Instant at, boolean faulty) {
    SelfTestRun newest = runs.get(room);
    if (newest != null && !newest.id().equals(message.id()) && newest.toldAt().isAfter(at)) {
      return; // it waited to be told
    }
    if (message.state() == SelfTestState.DONE) {
      faults.put(room, faulty);
    }
    runs.compute(room, (_, before) -> {
      boolean ended = before != null && before.id().equals(message.id()) && before.state().isOver();
      return ended ? before : SelfTestRun.told(room, message, before, at);
    });
    listener.accept(room);
  }
}
