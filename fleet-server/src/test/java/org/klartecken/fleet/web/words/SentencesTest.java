// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.TestRooms;
import org.klartecken.readiness.Finding;

/** What people read of rooms that the real judge judged. */
class SentencesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:42:07Z");
  private static final Room TRANAN = TestRooms.room("tranan", "Eksjö stadshus", "3", "Tranan");
  private final Sentences sv = new Sentences(Words.in(Lang.SV));
  private final Sentences en = new Sentences(Words.in(Lang.EN));

  static Stream<RoomSnapshot> rooms() {
    return Stream.of(TestRooms.ready(TRANAN, NOW),
        TestRooms.without(TRANAN, TestRooms.SPEAKERPHONE, Duration.ofMinutes(4), NOW),
        TestRooms.without(TRANAN, TestRooms.CAMERA, Duration.ofMinutes(4), NOW),
        TestRooms.without(TRANAN, TestRooms.DISPLAY, Duration.ofMinutes(4), NOW),
        TestRooms.without(TRANAN, TestRooms.NETWORK, Duration.ofMinutes(4), NOW),
        TestRooms.silent(TRANAN, Duration.ofMinutes(4), NOW), TestRooms.neverHeard(TRANAN, NOW),
        muted(), TestRooms.saying(TRANAN, TestRooms.NETWORK, ReadingNames.NETWORK_LINK, Value.of(false), NOW));
  }

  private static RoomSnapshot muted() {
    return TestRooms.saying(TRANAN, TestRooms.SPEAKERPHONE, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(true), NOW);
  }

  @Test
  void readyRoomIsReadyForItsWidestPurpose() {
    var judged = TestRooms.ready(TRANAN, NOW).assessment();
    assertEquals("Tranan är klart för videomöten.", sv.verdict("Tranan", judged));
    assertEquals("Tranan is ready for video meetings.", en.verdict("Tranan", judged));
  }

  @Test
  void lostDeviceIsNamedAndKeepsItsCapitals() {
    var judged = TestRooms.without(TRANAN, TestRooms.SPEAKERPHONE, Duration.ofMinutes(4), NOW).assessment();
    assertEquals("Tranan är inte klart för videomöten: Jabra Speak 510 är borta.", sv.verdict("Tranan", judged));
    assertEquals("Tranan is not ready for video meetings: Jabra Speak 510 is gone.", en.verdict("Tranan", judged));
    Finding worst = Sentences.worst(judged).orElseThrow();
    assertEquals("Sätt tillbaka kabeln till högtalarmikrofonen Jabra Speak 510 i rumsdatorn.", sv.todo(worst));
  }

  @Test
  void silentRoomIsUnknownAndNotBroken() {
    var judged = TestRooms.silent(TRANAN, Duration.ofMinutes(4), NOW).assessment();
    assertEquals("Vi vet inte om Tranan fungerar: vi når inte rumsdatorn.", sv.verdict("Tranan", judged));
    assertEquals("Se efter att den är på och har nätverk.", sv.todo(Sentences.worst(judged).orElseThrow()));
  }

  @Test
  void brokenLimitIsToldInTheWordsOfTheProfile() {
    Finding worst = Sentences.worst(muted().assessment()).orElseThrow();
    assertEquals("Mikrofonen är avstängd", sv.what(worst, muted().assessment().items()));
    assertTrue(sv.todo(worst).startsWith("Tryck på mikrofonknappen"), sv.todo(worst));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everySentenceIsWhole(RoomSnapshot room) {
    for (Sentences sentences : new Sentences[]{sv, en}) {
      String verdict = sentences.verdict(room.room().name(), room.assessment());
      assertTrue(verdict.endsWith(".") && !verdict.endsWith(".."), verdict);
      room.assessment().findings().forEach(finding -> {
        String what = sentences.what(finding, room.assessment().items());
        assertTrue(Character.isUpperCase(what.charAt(0)) && !what.endsWith("."), what);
        String all = what + sentences.todo(finding) + verdict;
        assertTrue(!all.contains("{") && !all.contains("null"), all);
      });
    }
  }
}
