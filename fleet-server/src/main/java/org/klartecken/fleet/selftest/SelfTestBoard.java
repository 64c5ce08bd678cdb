// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.klartecken.contract.Message;
import org.klartecken.contract.RoomId;

/** The last self-test of each room since the server started. Thread-safe. */
public final class SelfTestBoard {
  private final ConcurrentMap<RoomId, SelfTestRun> runs = new ConcurrentHashMap<>();
  private volatile Consumer<RoomId> listener = _ -> {
  };

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

  /** A word about a test that is over changes nothing any more. */
  void told(RoomId room, Message.SelfTest message, Instant at) {
    runs.compute(room, (_, before) -> {
      boolean ended = before != null && before.id().equals(message.id()) && before.state().isOver();
      return ended ? before : SelfTestRun.told(room, message, before, at);
    });
    listener.accept(room);
  }
}
