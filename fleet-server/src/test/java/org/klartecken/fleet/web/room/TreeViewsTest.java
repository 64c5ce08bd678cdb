// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.TestRooms;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

class TreeViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void saysOfAModelThatNobodyDescribedAsWhatItIsJudged() {
    RoomSnapshot room = TestRooms.ready(TestRooms.room("lommen", "Stadshuset", "2", "Lommen"), NOW);
    Words words = Words.in(Lang.SV);
    Times times = new Times(words, TestRooms.ZONE, NOW);
    NodeNotes notes = new NodeNotes(words, times, room, new RoomDirectory(), _ -> List.of());

    List<String> texts = all(new TreeViews(words, times, room.state(), TestRooms.CATALOG, notes).tree().roots())
        .filter(n -> n.text().contains("okänd modell")).map(n -> n.name() + ": " + n.text()).toList();

    assertEquals(List.of("Samsung QM75: HDMI-A-1 · okänd modell, bedömd som skärm"), texts,
        "of the six devices all others are described");
  }

  private static Stream<RoomView.Node> all(List<RoomView.Node> nodes) {
    return nodes.stream().flatMap(n -> Stream.concat(Stream.of(n), all(n.below())));
  }
}
