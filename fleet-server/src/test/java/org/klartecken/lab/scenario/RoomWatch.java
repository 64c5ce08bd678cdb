// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.klartecken.lab.guest.GuestTrouble;

/** Looks at a room on the server, several times a second. */
final class RoomWatch {
  private static final Duration OFTEN = Duration.ofMillis(100);

  private final FleetHost server;
  private final String room;

  RoomWatch(FleetHost server, String room) {
    this.server = server;
    this.room = room;
  }

  RoomView now() {
    return RoomView.of(server.room(room));
  }

  /** Waits until the agent is heard and nothing is wrong; a {@link GuestTrouble} says what is, after that time. */
  void awaitCalm(Duration patience) {
    if (await(RoomView::isCalm, patience).isEmpty()) {
      throw new GuestTrouble("the room " + room + " is not well: " + now());
    }
  }

  /** The first view of the room that is as wanted, or nothing when there was none in time. */
  Optional<RoomView> await(Predicate<RoomView> wanted, Duration patience) {
    try {
      return Optional.of(Awaitility.await().pollDelay(Duration.ZERO).pollInterval(OFTEN).atMost(patience)
          .until(this::now, wanted));
    } catch (ConditionTimeoutException e) {
      return Optional.empty();
    }
  }
}
