// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.change.RoomChange;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.TestRooms;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.FindingReason;
import org.klartecken.room.Change;

class RoomFindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final ChangeLog NO_CHANGES = new ChangeLog() {
    @Override
    public List<Change> of(RoomId room, Instant from, Instant until, int most) {
      return List.of();
    }

    @Override
    public Map<String, Instant> lastProofs(RoomId room) {
      return Map.of();
    }

    @Override
    public List<RoomChange> everywhere(Instant since) {
      return List.of();
    }
  };

  @Test
  void whatADeviceOfSeveralLinesDidIsSaidOnce() {
    Room lommen = TestRooms.room("lommen", "Stadshuset", "2", "Lommen");
    RoomSnapshot before = TestRooms.marked(lommen, NOW.minus(Duration.ofHours(2)));
    RoomSnapshot room = TestRooms.rearranged(lommen, before, NOW.minus(Duration.ofMinutes(40)), NOW);
    List<Finding> replaced = room.assessment().findings().stream()
        .filter(f -> f.reason() == FindingReason.DEVICE_REPLACED).toList();
    assertEquals(2, replaced.size(), "the speakerphone hears and speaks");

    List<RoomView.Noted> noted = new RoomViews(Words.in(Lang.SV), room, new RoomDirectory(), TestRooms.CATALOG, NOW)
        .findings(new SinceProof(NO_CHANGES, room, NOW));

    List<RoomView.Noted> told = noted.stream().filter(n -> n.text().contains("Jabra Speak2 75 sitter nu i stället för"))
        .toList();
    assertEquals(1, told.size(), noted.toString());
    assertTrue(told.getFirst().when().startsWith("Mikrofon och högtalare."), told.toString());
  }
}
