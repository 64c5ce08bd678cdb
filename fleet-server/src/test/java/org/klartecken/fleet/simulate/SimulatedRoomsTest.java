// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.Device;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.UsageSession;
import org.klartecken.fleet.simulate.Town.Place;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.FindingReason;
import org.klartecken.readiness.Judge;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;
import org.klartecken.room.UnitId;

class SimulatedRoomsTest {
  private static final ProfileCatalog CATALOG = CatalogLoader.shipped().catalog();
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  /** Of a room whose own equipment nobody declared, what does its part is as good as what it replaces. */
  private static final Set<Fault> HARMLESS = Set.of(Fault.DISPLAY_ASLEEP, Fault.CAMERA_MOVED, Fault.CAMERA_SWAPPED,
      Fault.CAMERA_REPLACED);
  private static final Instant TUESDAY_NIGHT = Instant.parse("2026-11-24T02:00:00Z");

  static Stream<RoomType> types() {
    return RoomTypes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void aRoomWithoutFaultsIsReady(RoomType type) {
    Assessment judged = judge(type, type.devices());
    assertEquals(Readiness.READY, judged.readiness(), judged.findings().toString());
    // where a cable for guests hangs is said in a room's settings, which a simulated room has none of
    assertEquals(List.of(),
        judged.findings().stream().filter(f -> f.reason() != FindingReason.CONNECTOR_MISSING).toList());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultIsSeenBySomeRoomAndSleepByNone(Fault fault) {
    List<RoomType> disturbed = types()
        .filter(type -> judge(type, fault.seenOn(type.devices())).readiness() != Readiness.READY).toList();
    boolean harmless = HARMLESS.contains(fault) || fault.silences();
    assertEquals(harmless, disturbed.isEmpty(), disturbed.toString());
  }

  @Test
  void theTownNamesAnyNumberOfRoomsOnceAndShowsEveryTypeEarly() {
    Town town = new Town(RoomTypes.all());
    List<Place> many = town.rooms(2_000);
    assertEquals(2_000, many.stream().map(Place::id).distinct().count());
    assertEquals(many.subList(0, 6), town.rooms(6));
    assertEquals(6, town.rooms(6).stream().map(Place::type).distinct().count());
    assertTrue(many.stream().allMatch(place -> CATALOG.standard(place.type().standard()).isPresent()));
  }

  @Test
  void everyRoomHasUnitsOfItsOwnAsFarAsTheirModelsHaveSerialNumbers() {
    List<UnitId> units = new Town(RoomTypes.all()).rooms(2_000).stream().flatMap(place -> place.devices().stream())
        .flatMap(device -> Stream.of(device, Units.swapped(device)).distinct())
        .flatMap(device -> UnitId.of(device.device()).stream()).toList();
    assertEquals(units.size(), Set.copyOf(units).size());
    assertTrue(units.size() > 2 * 2_000, () -> "a camera and its spare in every room: " + units.size());
    assertTrue(new Town(RoomTypes.all()).rooms(6).stream().flatMap(place -> place.devices().stream())
        .anyMatch(device -> device.device().usb() != null && UnitId.of(device.device()).isEmpty()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeOfRoomHasACameraThatCanMoveAndBeReplaced(RoomType type) {
    for (Fault fault : List.of(Fault.CAMERA_MOVED, Fault.CAMERA_SWAPPED, Fault.CAMERA_REPLACED)) {
      List<Device> seen = fault.seenOn(type.devices()).stream().map(SimulatedDevice::device).toList();
      List<Device> healthy = type.devices().stream().map(SimulatedDevice::device).toList();
      assertEquals(1, seen.stream().filter(device -> !healthy.contains(device)).count(), fault.toString());
      assertEquals(seen.size(), seen.stream().map(Device::id).distinct().count(), fault.toString());
    }
  }

  @Test
  void whatIsLentIsCarriedNextDoorAndBack() {
    Place lender = new Town(RoomTypes.all()).rooms(1).getFirst();
    Loans loans = new NextDoor(lender, () -> at -> at.toSeconds() >= 60 && at.toSeconds() < 120
        ? Optional.of(Fault.SPEAKERPHONE_LENT)
        : Optional.empty());
    List<Integer> here = IntStream.of(0, 60, 65, 66, 113, 114, 120)
        .mapToObj(second -> loans.at(Duration.ofSeconds(second)).size()).toList();
    assertEquals(List.of(0, 0, 0, 1, 1, 0, 0), here);
    assertEquals(lender.devices().stream().filter(Fault::isSpeakerphone).toList(),
        new NextDoor(lender, () -> _ -> Optional.of(Fault.SPEAKERPHONE_LENT)).at(Duration.ZERO));
  }

  @Test
  void aSeedDecidesWhatGoesWrong() {
    assertEquals(course(7, 3, FaultLevel.MANY), course(7, 3, FaultLevel.MANY));
    assertNotEquals(course(7, 3, FaultLevel.STORM), course(8, 3, FaultLevel.STORM));
    assertEquals(Set.of(Optional.empty()), Set.copyOf(course(7, 3, FaultLevel.NONE)));
  }

  @ParameterizedTest
  @EnumSource(names = {"FEW", "MANY", "STORM"})
  void theLevelIsTheShareOfRoomsWithAFault(FaultLevel level) {
    long faulty = IntStream.range(0, 2_000)
        .filter(room -> new FaultSchedule(1, room, level).at(Duration.ofHours(3)).isPresent()).count();
    assertEquals(level.share(), faulty / 2_000.0, 0.05);
  }

  @Test
  void peopleMeetInOfficeHoursAndSeldomAtWeekends() {
    MeetingPlan plan = new MeetingPlan(1, 4, ZONE);
    List<Integer> perDay = Stream.iterate(java.time.LocalDate.of(2026, 11, 2), day -> day.plusDays(1)).limit(28)
        .map(day -> plan.of(day).size()).toList();
    assertTrue(perDay.stream().mapToInt(Integer::intValue).sum() > 40, perDay.toString());
    assertTrue(perDay.get(5) + perDay.get(6) + perDay.get(12) + perDay.get(13) <= 4, perDay.toString());
    plan.of(java.time.LocalDate.of(2026, 11, 3)).forEach(meeting -> {
      int hour = meeting.from().atZone(ZONE).getHour();
      assertTrue(hour >= 8 && hour < 17 && meeting.until().isAfter(meeting.from()), meeting.toString());
    });
  }

  @Test
  void tellsThePastWeekOnceAndThenWhatGrows() {
    Place place = new Town(RoomTypes.all()).rooms(1).getFirst();
    RoomPlayer player = player(place, FaultLevel.NONE, Duration.ofDays(7));
    player.birth(TUESDAY_NIGHT);
    Message.Usage told = player.due(TUESDAY_NIGHT).stream().filter(Message.Usage.class::isInstance)
        .map(Message.Usage.class::cast).findFirst().orElseThrow();
    assertTrue(told.sessions().size() > 10);
    assertEquals(told.sessions().size(), told.sessions().stream().map(UsageSession::id).distinct().count());
    assertEquals(List.of(), usage(player.due(TUESDAY_NIGHT.plusSeconds(1))));
    player.untold(told);
    assertEquals(told.sessions(), usage(player.due(TUESDAY_NIGHT.plusSeconds(2))));
  }

  @Test
  void reportsChangesAndBeatsInBetween() {
    Place place = new Town(RoomTypes.all()).rooms(1).getFirst();
    RoomPlayer player = player(place, FaultLevel.STORM, Duration.ZERO);
    player.birth(TUESDAY_NIGHT);
    int reports = 0;
    int beats = 0;
    for (int second = 1; second < 3_600; second++) {
      for (Message message : player.due(TUESDAY_NIGHT.plusSeconds(second))) {
        reports += message instanceof Message.Report ? 1 : 0;
        beats += message instanceof Message.Heartbeat ? 1 : 0;
      }
    }
    assertTrue(reports >= 12, () -> "a full report every five minutes");
    assertTrue(beats > 180 && beats < 240, "a heartbeat every 15 s of silence, not " + beats);
  }

  @Test
  void stuckCamerasAreFailuresAndNotSilence() {
    RoomType huddle = RoomTypes.all().getFirst();
    List<SimulatedDevice> seen = Fault.CAMERA_STUCK.seenOn(huddle.devices());
    SimulatedDevice camera = seen.get(1);
    assertFalse(camera.failures().isEmpty());
    assertFalse(camera.readings().containsKey(ReadingNames.CAMERA_MAX_HEIGHT));
    assertTrue(camera.readings().containsKey(ReadingNames.USB_SPEED));
    assertEquals(EnumSet.allOf(Fault.class).size(), Set.of(Fault.values()).size());
  }

  private static RoomPlayer player(Place place, FaultLevel level, Duration past) {
    return new RoomPlayer(place, new FaultSchedule(1, place.number(), level), Loans.NONE,
        new MeetingPlan(1, place.number(), ZONE), TUESDAY_NIGHT, past);
  }

  private static List<UsageSession> usage(List<Message> messages) {
    return messages.stream().filter(Message.Usage.class::isInstance)
        .flatMap(message -> ((Message.Usage) message).sessions().stream()).toList();
  }

  private static List<Optional<Fault>> course(long seed, int room, FaultLevel level) {
    FaultSchedule schedule = new FaultSchedule(seed, room, level);
    return IntStream.range(0, 500).mapToObj(minute -> schedule.at(Duration.ofMinutes(minute))).toList();
  }

  private static Assessment judge(RoomType type, List<SimulatedDevice> seen) {
    List<Device> devices = seen.stream().map(SimulatedDevice::device).toList();
    List<Reading> readings = seen.stream()
        .flatMap(device -> device.readings().entrySet().stream()
            .map(e -> new Reading(device.device().id(), e.getKey(), e.getValue().value(),
                ReadingNames.unit(e.getKey()).orElse(Unit.NONE), e.getValue().proof(), TUESDAY_NIGHT)))
        .collect(Collectors.toList());
    List<ProbeFailure> failures = seen.stream()
        .flatMap(device -> device.failures().entrySet().stream()
            .map(e -> new ProbeFailure(device.device().id(), e.getKey(), e.getValue(), "", TUESDAY_NIGHT)))
        .toList();
    Message.Birth birth = new Message.Birth(new Stamp("b", 1, TUESDAY_NIGHT, 1), type.agent(),
        new Observation(devices, readings, failures), "d", List.of());
    RoomState state = RoomStateReducer.apply(RoomState.unheard(TUESDAY_NIGHT), birth, TUESDAY_NIGHT).state();
    return Judge.assess(state, CATALOG.standard(type.standard()).orElseThrow(), CATALOG, List.of(), TUESDAY_NIGHT);
  }
}
