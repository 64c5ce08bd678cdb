// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.UsageKind;
import org.klartecken.contract.UsageSession;

class UsageTrackerTest {
  private static final DeviceId CAMERA = new DeviceId("usb:1-2");
  private static final DeviceId SPEAKERPHONE = new DeviceId("usb:1-3");
  private static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");

  private UsageTracker tracker = UsageTracker.EMPTY;
  private String boot = "7c3a3be4-0f7e-4d47-8d29-3c7a20d5a2c1";
  private Instant wallAtBoot = NINE.minusSeconds(1000);
  /** What a server would know: the last word about each session. */
  private final Map<String, UsageSession> told = new LinkedHashMap<>();

  private List<UsageSession> look(long bootMs, UseSighting... seen) {
    var moment = new UsageTracker.Moment(boot, bootMs, wallAtBoot.plusMillis(bootMs));
    UsageTracker.Step step = tracker.observe(moment, List.of(seen));
    tracker = step.next();
    step.changed().forEach(s -> told.put(s.id(), s));
    return step.changed();
  }

  private static UseSighting camera(ProgramClass program) {
    return new UseSighting(CAMERA, Use.CAMERA, new InUse.Busy(program));
  }

  private static UseSighting busy() {
    return camera(ProgramClass.MEETING);
  }

  private static UseSighting idle() {
    return new UseSighting(CAMERA, Use.CAMERA, new InUse.Idle());
  }

  private UsageSession only() {
    assertEquals(1, told.size(), told.toString());
    return told.values().iterator().next();
  }

  @Test
  void aSessionIsToldAtItsSecondSightingAsItBegan() {
    assertEquals(List.of(), look(1_000_000, busy()));
    assertEquals(List.of(), tracker.open());
    List<UsageSession> changed = look(1_002_000, busy());
    UsageSession session = changed.getFirst();
    assertEquals(new UsageSession(session.id(), UsageKind.CAMERA, CAMERA, ProgramClass.MEETING, boot, NINE, 1_000_000,
        1_002_000, true), session);
    assertEquals(changed, tracker.open());
  }

  @Test
  void aSessionIsToldAgainEachMinuteAndAtItsEnd() {
    int words = 0;
    for (long t = 0; t <= 300_000; t += 2000) {
      words += look(t, busy()).size();
    }
    assertEquals(5, words); // at its second sighting and at four full minutes since
    look(302_000, idle());
    assertTrue(only().open());
    assertEquals(1, look(305_000, idle()).size());
    assertEquals(300_000, only().untilMs());
    assertFalse(only().open());
    assertEquals(List.of(), look(307_000, idle()));
    assertEquals(List.of(), tracker.open());
  }

  @Test
  void oneSightingAloneIsNeverTold() {
    look(0, busy());
    look(2000, idle());
    look(6000, idle());
    assertEquals(List.of(), tracker.finish().changed());
    assertEquals(Map.of(), told);
  }

  @Test
  void aShortPauseDoesNotEndASession() {
    look(0, busy());
    look(2000, busy());
    look(4000, idle());
    look(6000, busy());
    tracker.finish().changed().forEach(s -> told.put(s.id(), s));
    assertEquals(0, only().fromMs());
    assertEquals(6000, only().untilMs());
  }

  @Test
  void aPauseOfFiveSecondsEndsASessionAndTheNextIsAnother() {
    look(0, busy());
    look(2000, busy());
    look(4000, idle());
    look(7000, busy());
    look(9000, busy());
    assertEquals(2, told.size());
    List<UsageSession> both = List.copyOf(told.values());
    assertFalse(both.getFirst().open());
    assertEquals(2000, both.getFirst().untilMs());
    assertEquals(7000, both.getLast().fromMs());
  }

  @Test
  void timeInWhichNobodyLookedIsNoUse() {
    look(0, busy());
    look(2000, busy());
    look(8 * 3_600_000L, busy()); // the lid was closed
    look(8 * 3_600_000L + 2000, busy());
    assertEquals(List.of(2000L, 2000L), told.values().stream().map(s -> s.untilMs() - s.fromMs()).toList());
  }

  @Test
  void aStalledPcDoesNotSplitASession() {
    look(0, busy());
    look(2000, busy());
    look(20_000, busy());
    tracker.finish().changed().forEach(s -> told.put(s.id(), s));
    assertEquals(20_000, only().untilMs());
  }

  @Test
  void aDeviceThatIsPulledOutEndsItsSession() {
    look(0, busy());
    look(2000, busy());
    look(4000);
    look(7000);
    assertFalse(only().open());
    assertEquals(2000, only().untilMs());
  }

  @Test
  void useThatCannotBeSeenAnyMoreDoesNotGrow() {
    look(0, busy());
    look(2000, busy());
    var unseen = new UseSighting(CAMERA, Use.CAMERA, new InUse.Unseen(FailureReason.ACCESS_DENIED, "hidden"));
    look(4000, unseen);
    look(8000, unseen);
    assertEquals(2000, only().untilMs());
    assertFalse(only().open());
  }

  @Test
  void anotherBootBeginsAnotherSession() {
    look(900_000, busy());
    look(902_000, busy());
    boot = "0d0c8a10-aaaa-4d47-8d29-3c7a20d5a2c1";
    look(30_000, busy());
    look(32_000, busy());
    assertEquals(2, told.size());
    assertEquals(List.of(false, true), told.values().stream().map(UsageSession::open).toList());
    assertNotEquals(told.values().iterator().next().bootId(), boot);
  }

  @Test
  void aClockThatGoesBackBeginsAnew() {
    look(900_000, busy());
    look(902_000, busy());
    look(30_000, busy());
    look(32_000, busy());
    assertEquals(List.of(2000L, 2000L), told.values().stream().map(s -> s.untilMs() - s.fromMs()).toList());
  }

  @Test
  void theWallClockMayJumpInTheMiddleAndTheBeginStands() {
    look(1_000_000, busy());
    look(1_002_000, busy());
    wallAtBoot = wallAtBoot.plusSeconds(86_400 * 365);
    for (long t = 1_004_000; t <= 1_062_000; t += 2000) {
      look(t, busy());
    }
    assertEquals(NINE, only().startedAt());
    assertEquals(62_000, only().untilMs() - only().fromMs()); // told again after a minute
  }

  @Test
  void theClassOfTheProgramIsToldWhenItBecomesKnown() {
    look(0, camera(ProgramClass.UNKNOWN));
    look(2000, camera(ProgramClass.UNKNOWN));
    assertEquals(ProgramClass.BROWSER, look(4000, camera(ProgramClass.BROWSER)).getFirst().program());
    assertEquals(List.of(), look(6000, camera(ProgramClass.OTHER)));
    assertEquals(ProgramClass.BROWSER, only().program());
  }

  @Test
  void cameraAndMicrophoneAreTwoSessionsAndLoudspeakersNone() {
    UseSighting mic = new UseSighting(SPEAKERPHONE, Use.MICROPHONE, new InUse.Busy(ProgramClass.MEETING));
    UseSighting speaker = new UseSighting(SPEAKERPHONE, Use.LOUDSPEAKER, new InUse.Busy(ProgramClass.MEETING));
    look(0, busy(), mic, speaker);
    look(2000, busy(), mic, speaker);
    assertEquals(List.of(UsageKind.CAMERA, UsageKind.MICROPHONE),
        told.values().stream().map(UsageSession::kind).sorted().toList());
  }

  @Test
  void anAgentThatStopsEndsWhatItToldAndOneThatRestartsBeginsAnother() {
    look(0, busy());
    look(2000, busy());
    tracker.finish().changed().forEach(s -> told.put(s.id(), s));
    assertFalse(only().open());
    tracker = UsageTracker.EMPTY;
    look(10_000, busy());
    look(12_000, busy());
    assertEquals(2, told.size());
  }

  /** Random use, looked at every two seconds: what the server adds up is what happened, to within a look at each end. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void sessionsAddUpToTheUse(long seed) {
    Random random = new Random(seed);
    List<long[]> truth = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < 40; i++) {
      at += 10_000 + random.nextInt(600_000); // a pause that surely ends a session
      long until = at + 6_000 + random.nextInt(3_600_000);
      truth.add(new long[]{at, until});
      at = until;
    }
    long end = at + 20_000;
    for (long t = 0; t <= end; t += 2000) {
      long now = t;
      look(t, truth.stream().anyMatch(s -> s[0] <= now && now <= s[1]) ? busy() : idle());
    }
    assertEquals(truth.size(), told.size(), "seed " + seed);
    int i = 0;
    for (UsageSession session : told.values()) {
      long[] real = truth.get(i++);
      assertFalse(session.open());
      assertTrue(session.fromMs() - real[0] >= 0 && session.fromMs() - real[0] < 2000, session + " seed " + seed);
      assertTrue(real[1] - session.untilMs() >= 0 && real[1] - session.untilMs() < 2000, session + " seed " + seed);
    }
  }
}
