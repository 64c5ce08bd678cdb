// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.Message;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.contract.Value;
import org.klartecken.fleet.simulate.Town.Place;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.FindingReason;
import org.klartecken.readiness.Judge;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

/** Self-tests of simulated rooms, judged by the shipped standards. */
class PlayedTestTest {
  private static final ProfileCatalog CATALOG = CatalogLoader.shipped().catalog();
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final Instant SUNDAY = Instant.parse("2026-11-29T03:00:00Z");

  static Stream<Place> places() {
    return new Town(RoomTypes.all()).rooms(24).stream();
  }

  @ParameterizedTest
  @MethodSource("places")
  void aHealthyRoomPassesWhateverItsHabits(Place place) {
    Message.SelfTest over = last(play(place, Optional.empty()));
    assertEquals(SelfTestState.DONE, over.state());
    assertTrue(over.steps().stream().allMatch(step -> step.result() == StepResult.MEASURED
        || step.reason() == StepReason.NOTHING_THERE), over.steps().toString());
    assertEquals(
        List.of("display.picture", "usb.drivers", "hid.report", "usb.kernel_log", "serial.port", "camera.frames",
            "audio.levels", "audio.sweep", "network.call"),
        over.steps().stream().map(step -> step.name().value()).toList());
    assertEquals(Set.of(), broken(place, Optional.empty(), over));
  }

  @Test
  void aFaultShowsInItsOwnFigures() {
    Place place = places().filter(p -> p.type().standard().equals("hybrid-small")).findFirst().orElseThrow();
    assertTrue(broken(place, Fault.MICROPHONE_MUTED).contains("audio.capture_silent"));
    assertTrue(broken(place, Fault.USB2_SPEED).contains("camera.rate"));
    assertTrue(broken(place, Fault.LINK_HALF_DUPLEX).stream().anyMatch(name -> name.startsWith("network.")));
    assertEquals(StepReason.TIMEOUT, step(place, Fault.CAMERA_STUCK, "camera.frames").reason());
    assertEquals(StepResult.FAILED, step(place, Fault.CAMERA_STUCK, "camera.frames").result());
    assertEquals(StepReason.NOTHING_THERE, step(place, Fault.CAMERA_PULLED, "camera.frames").reason());
  }

  @Test
  void tellsHowFarItIsStopsWhenItIsToldAndRunsOnceAtATime() {
    Place place = places().findFirst().orElseThrow();
    RoomPlayer player = player(place, Optional.empty());
    assertFalse(player.stopTest());
    assertTrue(player.test("t-1", SUNDAY));
    assertFalse(player.test("t-2", SUNDAY));
    Message.SelfTest begun = last(tests(player.due(SUNDAY.plusSeconds(5))));
    assertEquals(SelfTestState.RUNNING, begun.state());
    assertEquals(new ReadingName("audio.sweep"), begun.current());
    assertEquals(31, begun.percent());
    assertTrue(player.stopTest());
    Message.SelfTest stopped = last(tests(player.due(SUNDAY.plusSeconds(6))));
    assertEquals(SelfTestState.CANCELLED, stopped.state());
    assertEquals(List.of(), tests(player.due(SUNDAY.plusSeconds(7))));
    assertTrue(player.test("t-3", SUNDAY.plusSeconds(8)));
  }

  @Test
  void theTestsOfThePastWereMadeInTheMorningWhenLoudspeakersMayBeHeard() {
    for (Place place : places().toList()) {
      for (Message.SelfTest test : past(place)) {
        int hour = test.stamp().wallTime().atZone(STOCKHOLM).getHour();
        assertEquals(6, hour, test.id());
      }
    }
  }

  @Test
  void someRoomsWereMendedOnceAndAMicrophoneThatAButtonMutesIsNot() {
    List<Place> mended = places().filter(place -> past(place).stream().anyMatch(PlayedTestTest::isMended)).toList();
    assertTrue(!mended.isEmpty() && mended.size() < 6, mended.toString());
    assertTrue(isMended(past(mended.getFirst()).getLast()));
    assertFalse(isMended(past(mended.getFirst()).getFirst()));
    Place place = places().filter(p -> p.type().standard().equals("hybrid-small")).findFirst().orElseThrow();
    assertTrue(last(play(place, Optional.of(Fault.MICROPHONE_MUTED))).readings().stream()
        .anyMatch(r -> r.value().equals(Value.of("audio.capture_muted: true > true"))));
  }

  private static boolean isMended(Message.SelfTest test) {
    return test.readings().stream().anyMatch(r -> r.name().value().equals("remedy.set_volume"));
  }

  private static List<Message.SelfTest> past(Place place) {
    RoomPlayer player = new RoomPlayer(place, _ -> Optional.empty(), Loans.NONE,
        new MeetingPlan(1, place.number(), STOCKHOLM), SUNDAY, Duration.ofDays(40));
    player.birth(SUNDAY);
    List<Message.SelfTest> told = new ArrayList<>();
    for (int second = 0; second < 10; second++) {
      told.addAll(tests(player.due(SUNDAY.plusSeconds(second))));
    }
    return told;
  }

  @Test
  void everyNightOfThePastIsToldOnceAndSomeRoomsDecay() {
    List<Double> falls = new ArrayList<>();
    for (Place place : places().toList()) {
      List<Message.SelfTest> told = past(place);
      assertEquals(40, told.stream().map(Message.SelfTest::id).distinct().count());
      assertEquals(40, told.size());
      level(told.getFirst()).ifPresent(first -> falls.add(first - level(told.getLast()).orElseThrow()));
    }
    assertTrue(falls.stream().anyMatch(fall -> fall > 6), falls.toString());
    assertTrue(falls.stream().filter(fall -> fall < 3).count() > falls.size() / 2, falls.toString());
  }

  private static Optional<Double> level(Message.SelfTest test) {
    return test.readings().stream().filter(r -> r.name().value().equals("audio.loop_level"))
        .map(r -> ((Value.Quantity) r.value()).number()).findFirst();
  }

  private static SelfTestStep step(Place place, Fault fault, String name) {
    return last(play(place, Optional.of(fault))).steps().stream().filter(s -> s.name().value().equals(name))
        .findFirst().orElseThrow();
  }

  private static Set<String> broken(Place place, Fault fault) {
    return broken(place, Optional.of(fault), last(play(place, Optional.of(fault))));
  }

  /** The figures of a test that break a limit of the room's standard. */
  private static Set<String> broken(Place place, Optional<Fault> fault, Message.SelfTest test) {
    RoomPlayer player = player(place, fault);
    RoomState born = RoomStateReducer.apply(RoomState.unheard(SUNDAY), player.birth(SUNDAY), SUNDAY).state();
    Instant end = SUNDAY.plus(PlayedTest.LENGTH);
    RoomState tested = RoomStateReducer.apply(born, test, end).state();
    Assessment judged = Judge.assess(tested, CATALOG.standard(place.type().standard()).orElseThrow(), CATALOG,
        List.of(), end);
    Set<ReadingName> measured = test.readings().stream().map(r -> r.name()).collect(Collectors.toSet());
    return judged.findings().stream().filter(f -> f.reason() == FindingReason.LIMIT_BROKEN).map(Finding::reading)
        .filter(name -> name != null && measured.contains(name)).map(ReadingName::value).collect(Collectors.toSet());
  }

  private static List<Message.SelfTest> play(Place place, Optional<Fault> fault) {
    RoomPlayer player = player(place, fault);
    player.birth(SUNDAY);
    assertTrue(player.test("t-1", SUNDAY));
    List<Message.SelfTest> told = new ArrayList<>();
    for (int second = 1; second <= PlayedTest.LENGTH.toSeconds(); second++) {
      told.addAll(tests(player.due(SUNDAY.plusSeconds(second))));
    }
    return told;
  }

  private static RoomPlayer player(Place place, Optional<Fault> fault) {
    return new RoomPlayer(place, _ -> fault, Loans.NONE,
        new MeetingPlan(1, place.number(), STOCKHOLM), SUNDAY, Duration.ZERO);
  }

  private static List<Message.SelfTest> tests(List<Message> said) {
    return said.stream().filter(Message.SelfTest.class::isInstance).map(Message.SelfTest.class::cast).toList();
  }

  private static Message.SelfTest last(List<Message.SelfTest> told) {
    return told.getLast();
  }
}
