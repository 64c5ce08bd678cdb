// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.room.Sightings.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Generated;
import org.klartecken.contract.Message;
import org.klartecken.contract.Stamp;

/** What holds for every history of a room; a failing case names its seed. */
class ReducerPropertyTest {
  /** A message, and when it arrived. */
  private record Arrival(Message message, Instant at) {
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aHistoryTakenTwiceIsTheSameHistory(long seed) {
    RoomState state = RoomState.unheard(NOON);
    for (Arrival a : history(seed)) {
      RoomState once = RoomStateReducer.apply(state, a.message(), a.at()).state();
      assertEquals(once, RoomStateReducer.apply(once, a.message(), a.at()).state());
      state = once;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void lateMessagesInAnyOrderNeverBringBackWhatWas(long seed) {
    List<Arrival> history = history(seed);
    RoomState last = RoomState.unheard(NOON);
    for (Arrival a : history) {
      last = RoomStateReducer.apply(last, a.message(), a.at()).state();
    }
    List<Arrival> late = new ArrayList<>(history);
    Collections.shuffle(late, new Random(seed));
    RoomState state = last;
    Instant now = history.getLast().at();
    for (Arrival a : late) {
      now = now.plusMillis(100);
      Reduction reduction = RoomStateReducer.apply(state, a.message(), now);
      if (a.message() instanceof Message.Birth || a.message() instanceof Message.Report) {
        assertInstanceOf(Reduction.Outdated.class, reduction);
      }
      state = reduction.state();
      assertEquals(last.heard(now), state);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aStateIsBoundedConsistentAndNeverInTheFuture(long seed) {
    RoomState state = RoomState.unheard(NOON);
    for (Arrival a : history(seed)) {
      state = RoomStateReducer.apply(state, a.message(), a.at()).state();
      RoomState now = state;
      assertTrue(now.lost().size() <= 32);
      now.readings().forEach((key, r) -> {
        assertTrue(now.devices().containsKey(key.device()));
        assertTrue(!r.observedAt().isAfter(a.at()), "observed in the future");
      });
      now.failures().forEach((key, f) -> assertTrue(
          now.devices().containsKey(key.device()) && !f.observedAt().isAfter(a.at())));
      now.devices().forEach((id, device) -> assertEquals(id, device.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyStateIsStoredAndReadBack(long seed) {
    StateCodec codec = new StateCodec();
    RoomState state = RoomState.unheard(NOON);
    for (Arrival a : history(seed)) {
      state = RoomStateReducer.apply(state, a.message(), a.at()).state();
      assertEquals(new Decoded.Accepted<>(state), codec.decode(codec.encode(state)));
    }
  }

  /** Three boots with some messages each, as a PC sends them; its clock is right, or set back once by a flat battery. */
  private static List<Arrival> history(long seed) {
    Generated generated = new Generated(seed);
    List<Arrival> history = new ArrayList<>();
    Instant now = NOON;
    Duration off = Duration.ZERO;
    for (int boot = 0; boot < 3; boot++) {
      now = now.plusSeconds(120);
      Instant booted = now.minusSeconds(60);
      for (int sequence = 0; sequence < 6; sequence++) {
        Stamp stamp = new Stamp("boot" + boot, 10L * sequence, now.plus(off),
            Duration.between(booted, now).toMillis());
        history.add(new Arrival(message(generated, stamp, sequence == 0), now));
        now = now.plusSeconds(1 + generated.below(400));
      }
      off = seed % 2 == 0 && boot == 0 ? Duration.ofDays(-4000) : off;
    }
    return history;
  }

  private static Message message(Generated generated, Stamp stamp, boolean first) {
    if (first) {
      return new Message.Birth(stamp, new AgentInfo("1", "linux", "6"), generated.observation(), "d", List.of());
    }
    return switch (generated.below(4)) {
      case 0 -> new Message.Heartbeat(stamp, "d");
      case 1 -> new Message.Usage(stamp, List.of());
      default -> new Message.Report(stamp, generated.observation(), "d" + stamp.sequence());
    };
  }
}
