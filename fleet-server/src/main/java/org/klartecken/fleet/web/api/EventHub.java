// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;

/**
 * Tells the readers of {@code /events} what changed, and remembers the last of it for those who lost their connection.
 * Thread-safe; readers only enqueue.
 */
public final class EventHub implements AutoCloseable {
  private static final int REMEMBERED = 2_000;
  private final RoomDirectory rooms;
  private final RoomDirectory.Subscription subscription;
  private final String run;
  private final ConcurrentMap<RoomId, RoomWord> told = new ConcurrentHashMap<>();
  private final Set<Consumer<ApiEvent>> readers = ConcurrentHashMap.newKeySet();
  private final Deque<ApiEvent> past = new ArrayDeque<>();
  private long last;

  /** Listens to the directory from now on. */
  public EventHub(RoomDirectory rooms, InstantSource clock) {
    this.rooms = rooms;
    run = Long.toString(clock.millis(), Character.MAX_RADIX);
    rooms.all().forEach(snapshot -> told.put(snapshot.room().id(), RoomWord.of(snapshot)));
    subscription = rooms.listen(this::roomChanged);
  }

  /** Tells that a ticket was opened, changed or closed, after the commit. */
  public void ticketChanged(Ticket ticket) {
    String organisation = rooms.find(ticket.room()).map(s -> s.room().organisation()).orElse("");
    tell(organisation, "ticket", TicketJson.summary(ticket));
  }

  /** How many read now. */
  public int readers() {
    return readers.size();
  }

  @Override
  public void close() {
    subscription.close();
  }

  String run() {
    return run;
  }

  /**
   * Adds a reader and returns what it missed since an event, oldest first; empty when that is not known any more. No
   * event is lost or told twice between the two.
   */
  synchronized Optional<List<ApiEvent>> join(Consumer<ApiEvent> reader, LastEvent since) {
    readers.add(reader);
    return switch (since) {
      case LastEvent.None _ -> Optional.of(List.of());
      case LastEvent.Unknown _ -> Optional.empty();
      case LastEvent.Seen(String ofRun, long number) -> {
        boolean known = ofRun.equals(run) && number <= last && number >= last - past.size();
        yield known ? Optional.of(past.stream().filter(e -> e.number() > number).toList()) : Optional.empty();
      }
    };
  }

  void leave(Consumer<ApiEvent> reader) {
    readers.remove(reader);
  }

  private void roomChanged(RoomSnapshot snapshot) {
    RoomWord word = RoomWord.of(snapshot);
    if (!word.equals(told.put(snapshot.room().id(), word))) {
      tell(snapshot.room().organisation(), "room", RoomJson.summary(snapshot));
    }
  }

  private synchronized void tell(String organisation, String name, JsonObject data) {
    ApiEvent event = new ApiEvent(++last, organisation, name, data.encode());
    past.addLast(event);
    if (past.size() > REMEMBERED) {
      past.removeFirst();
    }
    readers.forEach(reader -> reader.accept(event));
  }
}
