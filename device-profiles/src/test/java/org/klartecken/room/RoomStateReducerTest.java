// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.room.Sightings.HOST;
import static org.klartecken.room.Sightings.NOON;
import static org.klartecken.room.Sightings.applied;
import static org.klartecken.room.Sightings.birth;
import static org.klartecken.room.Sightings.camera;
import static org.klartecken.room.Sightings.noonPlus;
import static org.klartecken.room.Sightings.reading;
import static org.klartecken.room.Sightings.report;
import static org.klartecken.room.Sightings.seen;
import static org.klartecken.room.Sightings.speakerphone;
import static org.klartecken.room.Sightings.stamp;
import static org.klartecken.room.Sightings.usb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.CommandResult;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Value;

class RoomStateReducerTest {
  private static final Device JABRA = speakerphone("1-4");
  private static final ReadingName LEVEL = new ReadingName("selftest.level");
  private final RoomState unheard = RoomState.unheard(NOON.minusSeconds(60));
  private final RoomState born = applied(unheard, birth(stamp("b1", 5, 0), HOST, JABRA), NOON);

  @Test
  void aBirthBringsTheWholeState() {
    assertEquals(Presence.HEARD, born.presence());
    assertEquals(NOON, born.presenceSince());
    assertEquals(Set.of(DeviceId.HOST, JABRA.id()), born.devices().keySet());
    assertEquals(new AgentInfo("1", "linux", "6.1"), born.agent());
    assertEquals("birth", born.digest());
    assertEquals(NOON, born.reportedAt());
  }

  @Test
  void aReportReplacesTheStateAndKeepsWhoTheAgentIs() {
    RoomState after = applied(born, report(stamp("b1", 6, 10), HOST, camera("1-5")), NOON.plusSeconds(10));
    assertEquals(Set.of(DeviceId.HOST, new DeviceId("usb:1-5")), after.devices().keySet());
    assertEquals(born.agent(), after.agent());
    assertEquals("report6", after.digest());
  }

  @Test
  void theSameMessageAgainIsADuplicate() {
    var again = outdated(born, birth(stamp("b1", 5, 0), HOST), 3);
    assertTrue(again.duplicate());
    assertEquals(born.devices(), again.state().devices());
    assertEquals(NOON.plusSeconds(3), again.state().lastSeen());
  }

  @Test
  void anOldSequenceNumberChangesNothingButLastSeen() {
    var old = outdated(born, report(stamp("b1", 4, -10)), 3);
    assertEquals(false, old.duplicate());
    assertEquals(born.heard(NOON.plusSeconds(3)), old.state());
  }

  @Test
  void onlyABirthBringsAnotherBoot() {
    outdated(born, report(new Stamp("b2", 1, NOON.plusSeconds(90), 30_000), HOST), 90);
    var after = applied(born, birth(new Stamp("b2", 0, NOON.plusSeconds(90), 30_000), HOST), NOON.plusSeconds(90));
    assertEquals(Set.of(DeviceId.HOST), after.devices().keySet());
  }

  @Test
  void whatIsLeftOverFromAnEarlierBootIsOutdated() {
    var rebooted = applied(born, birth(new Stamp("b2", 0, NOON.plusSeconds(90), 30_000), HOST), NOON.plusSeconds(90));
    outdated(rebooted, birth(stamp("b1", 7, 40), HOST, JABRA), 91);
    outdated(rebooted, report(stamp("b1", 8, 50), HOST, JABRA), 92);
  }

  @Test
  void aRebootWithAnEmptyClockBatteryIsALaterBoot() {
    Stamp stamp = new Stamp("b2", 0, Instant.parse("2015-01-01T00:00:20Z"), 20_000);
    var after = applied(born, birth(stamp, HOST), NOON.plusSeconds(60));
    assertEquals("b2", requireNonNull(after.stamp()).bootId());
  }

  @Test
  void aClockThatRanYearsAheadDoesNotShutOutTheNextBootNorLetTheOldOneBack() {
    Stamp ahead = new Stamp("b1", 0, Instant.parse("2036-01-01T00:00:00Z"), 500_000);
    var before = applied(unheard, birth(ahead, HOST), NOON);
    var after = applied(before, birth(new Stamp("b2", 0, NOON.plusSeconds(60), 20_000), HOST), NOON.plusSeconds(60));
    outdated(after, birth(new Stamp("b1", 1, Instant.parse("2036-01-01T00:00:09Z"), 509_000), HOST), 61);
  }

  @Test
  void heartbeatsUsageAndRepliesOnlySayThatTheAgentLives() {
    RoomState silent = RoomStateReducer.silent(born, NOON.plusSeconds(40));
    assertEquals(Presence.SILENT, silent.presence());
    assertEquals(NOON.plusSeconds(40), silent.presenceSince());
    for (Message m : List.of(new Message.Heartbeat(stamp("b1", 6, 50), "x"),
        new Message.Usage(stamp("b1", 2, -50), List.of()),
        new Message.Reply(stamp("b1", 7, 50), "c", CommandResult.DONE, ""))) {
      RoomState after = applied(silent, m, NOON.plusSeconds(50));
      assertEquals(born.heard(NOON.plusSeconds(50)).devices(), after.devices());
      assertEquals(Presence.HEARD, after.presence());
      assertEquals(NOON.plusSeconds(50), after.presenceSince());
      assertEquals(NOON.plusSeconds(50), after.lastSeen());
      assertEquals(born.stamp(), after.stamp());
    }
  }

  @Test
  void aSilentRoomStaysSilentSinceItFellSilent() {
    RoomState silent = RoomStateReducer.silent(born, NOON.plusSeconds(40));
    assertEquals(silent, RoomStateReducer.silent(silent, NOON.plusSeconds(70)));
  }

  @Test
  void aDeviceThatVanishesIsLostUntilItReturns() {
    RoomState gone = applied(born, report(stamp("b1", 6, 10), HOST), NOON.plusSeconds(10));
    assertEquals(new LostDevice(JABRA, NOON.plusSeconds(10)), gone.lost().get(JABRA.id()));
    RoomState still = applied(gone, report(stamp("b1", 7, 20), HOST), NOON.plusSeconds(20));
    assertEquals(gone.lost(), still.lost());
    RoomState back = applied(still, report(stamp("b1", 8, 30), HOST, JABRA), NOON.plusSeconds(30));
    assertEquals(Set.of(), back.lost().keySet());
  }

  @Test
  void aDeviceThatMovesToAnotherPortIsNotLost() {
    RoomState moved = applied(born, report(stamp("b1", 6, 10), HOST, speakerphone("1-3.2")), NOON.plusSeconds(10));
    assertEquals(Set.of(), moved.lost().keySet());
  }

  @Test
  void oneOfTwoAlikeThatVanishesIsLost() {
    RoomState two = applied(born, report(stamp("b1", 6, 5), HOST, JABRA, speakerphone("1-5")), NOON.plusSeconds(5));
    RoomState one = applied(two, report(stamp("b1", 7, 9), HOST, JABRA), NOON.plusSeconds(9));
    assertEquals(Set.of(new DeviceId("usb:1-5")), one.lost().keySet());
  }

  @Test
  void anotherDeviceInTheSamePortDoesNotHideTheLoss() {
    RoomState swapped = applied(born, report(stamp("b1", 6, 10), HOST, camera("1-4")), NOON.plusSeconds(10));
    assertEquals(JABRA, requireNonNull(swapped.lost().get(JABRA.id())).device());
  }

  @Test
  void lostDevicesAreFewAndForgotten() {
    RoomState state = born;
    for (int i = 0; i < 40; i++) {
      Device stick = usb("2-" + (i + 1), "0781:5567", "S" + i, DeviceKind.STORAGE);
      state = applied(state, report(stamp("b1", 10 + 2 * i, 10 + 2 * i), HOST, JABRA, stick),
          NOON.plusSeconds(10 + 2 * i));
      state = applied(state, report(stamp("b1", 11 + 2 * i, 11 + 2 * i), HOST, JABRA), NOON.plusSeconds(11 + 2 * i));
    }
    assertEquals(32, state.lost().size());
    assertTrue(state.lost().containsKey(new DeviceId("usb:2-40")));
    Duration month = Duration.ofDays(31);
    RoomState later = applied(state, report(stamp("b1", 999, month.toSeconds()), HOST, JABRA), noonPlus(month));
    assertEquals(Set.of(), later.lost().keySet());
  }

  @Test
  void timesAreTranslatedToTheJudgesClockHoweverWrongTheRoomsClockIs() {
    Instant wrong = Instant.parse("2001-01-01T00:00:00Z");
    var seen = new Observation(List.of(HOST, JABRA),
        List.of(reading(JABRA, LEVEL, Value.of(1), ProofLevel.MEASURED, wrong.minusSeconds(30)),
            reading(HOST, LEVEL, Value.of(1), ProofLevel.OPENED, wrong.plusSeconds(5))),
        List.of(new ProbeFailure(JABRA.id(), LEVEL, FailureReason.TIMEOUT, "", Instant.MIN)));
    var state = applied(unheard, new Message.Report(new Stamp("b", 1, wrong, 9), seen, ""), NOON);
    assertEquals(NOON.minusSeconds(30), observedAt(state, JABRA.id()));
    assertEquals(NOON, observedAt(state, DeviceId.HOST));
    assertEquals(NOON.minus(Duration.ofDays(3650)),
        requireNonNull(state.failures().get(new ReadingKey(JABRA.id(), LEVEL))).observedAt());
  }

  @Test
  void aStrongProofOutlivesReportsThatDoNotRepeatItWhileTheDeviceStays() {
    ReadingName weak = new ReadingName("camera.formats");
    var tested = new Observation(List.of(HOST, JABRA),
        List.of(reading(JABRA, LEVEL, Value.of(1), ProofLevel.MEASURED, NOON),
            reading(JABRA, weak, Value.of("YUYV"), ProofLevel.OPENED, NOON)),
        List.of());
    var state = applied(born, new Message.Report(stamp("b1", 6, 0), tested, ""), NOON);
    var later = applied(state, report(stamp("b1", 7, 60), HOST, JABRA), NOON.plusSeconds(60));
    assertEquals(Set.of(new ReadingKey(JABRA.id(), LEVEL)), later.readings().keySet());
    assertEquals(NOON, observedAt(later, JABRA.id()));
    var unplugged = applied(later, report(stamp("b1", 8, 70), HOST), NOON.plusSeconds(70));
    assertEquals(Set.of(), unplugged.readings().keySet());
  }

  @Test
  void readingsOfDevicesThatAreNotThereAreLeftOut() {
    var odd = new Observation(List.of(HOST),
        List.of(reading(JABRA, LEVEL, Value.of(1), ProofLevel.MEASURED, NOON)), List.of());
    assertEquals(seen().readings().size(),
        applied(born, new Message.Report(stamp("b1", 6, 0), odd, ""), NOON).readings().size());
  }

  @Test
  void isStoredAndReadBack() {
    RoomState gone = applied(born, report(stamp("b1", 6, 10), HOST, camera("1-2")), NOON.plusSeconds(10));
    StateCodec codec = new StateCodec();
    for (RoomState state : List.of(unheard, born, gone)) {
      assertEquals(new Decoded.Accepted<>(state), codec.decode(codec.encode(state)));
    }
    assertInstanceOf(Decoded.Malformed.class, codec.decode(new byte[]{'{', '}'}));
  }

  private static Instant observedAt(RoomState state, DeviceId device) {
    return requireNonNull(state.readings().get(new ReadingKey(device, LEVEL))).observedAt();
  }

  private static Reduction.Outdated outdated(RoomState before, Message message, long secondsAfterNoon) {
    return assertInstanceOf(Reduction.Outdated.class,
        RoomStateReducer.apply(before, message, NOON.plusSeconds(secondsAfterNoon)));
  }
}
