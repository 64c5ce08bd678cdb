// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.room.Sightings.HOST;
import static org.klartecken.room.Sightings.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.Device;
import org.klartecken.contract.Generated;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.Severity;
import org.klartecken.profile.StandardItem;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

/** What holds for every room; a failing case names its seed. */
class JudgePropertyTest {
  private static final List<Device> DEVICES = List.of(HOST, TestRoom.CAMERA, TestRoom.JABRA, TestRoom.SCREEN,
      TestRoom.CABLE);
  private int ready;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothingIsEverReadyWithoutAFreshAndStrongProofOfEachLine(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 1_000; i++) {
      RoomState state = state(generated);
      RoomStandard standard = generated.pick(TestRoom.CATALOG.standards());
      Instant now = NOON.plusSeconds(generated.below(7200));
      Assessment judged = Judge.assess(state, standard, TestRoom.CATALOG, List.of(), now);
      for (Item item : judged.items()) {
        if (item.state() == ItemState.PROVED || item.state() == ItemState.DEGRADED) {
          isProved(item, standard, state, now);
        }
      }
      judged.purposes().values().stream().filter(v -> v.readiness() == Readiness.READY).forEach(v -> {
        ready++;
        standard.purposes().getOrDefault(v.purpose(), Set.of())
            .forEach(id -> assertTrue(Set.of(ItemState.PROVED, ItemState.NOT_APPLICABLE)
                .contains(TestRoom.item(judged, id).state())));
      });
    }
    assertTrue(ready > 20, "the seed makes rooms that are ready, too: " + ready);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aSilentRoomIsNeverAnythingButUnknown(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 200; i++) {
      RoomState state = RoomStateReducer.silent(state(generated), NOON);
      Assessment judged = Judge.assess(state, generated.pick(TestRoom.CATALOG.standards()), TestRoom.CATALOG,
          List.of(), NOON.plusSeconds(generated.below(900)));
      assertEquals(Readiness.UNKNOWN, judged.readiness());
      assertEquals(1, judged.findings().size());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aJudgementIsSoundAndTakenTwiceTheSame(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 300; i++) {
      RoomState state = state(generated);
      RoomStandard standard = generated.pick(TestRoom.CATALOG.standards());
      Instant now = NOON.plusSeconds(generated.below(3600));
      Assessment judged = Judge.assess(state, standard, TestRoom.CATALOG, List.of(), now);
      assertEquals(judged, Judge.assess(state, standard, TestRoom.CATALOG, judged.findings(), now));
      assertTrue(judged.nextChange().isAfter(now));
      Set<String> keys = new HashSet<>();
      judged.findings().forEach(f -> {
        assertTrue(keys.add(f.key()), f.key());
        assertTrue(!f.since().isAfter(now), "began in the future");
        assertTrue(!(f.text().sv() + f.text().en()).matches("(?s).*[{](device|value|it)[}].*"), f.text().sv());
      });
      judged.items().forEach(item -> assertEquals(
          item.state() == ItemState.FAILED || item.state() == ItemState.UNKNOWN || item.state() == ItemState.STALE
              || item.state() == ItemState.DEGRADED,
          !item.findings().stream().allMatch(f -> f.severity() == Severity.NOTE),
          () -> item.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void onlyTimeThatWasToldChangesAJudgement(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 150; i++) {
      RoomState state = state(generated);
      RoomStandard standard = generated.pick(TestRoom.CATALOG.standards());
      Assessment judged = Judge.assess(state, standard, TestRoom.CATALOG, List.of(), NOON);
      if (!judged.nextChange().equals(Instant.MAX)) {
        Instant before = judged.nextChange().minusNanos(1);
        Assessment later = Judge.assess(state, standard, TestRoom.CATALOG, judged.findings(), before);
        assertEquals(judged, later);
      }
    }
    assertNotEquals(0, generated.below(1 << 30));
  }

  /** Held against the readings themselves, not against what the judge says of them. */
  private static void isProved(Item item, RoomStandard standard, RoomState state, Instant now) {
    StandardItem line = standard.items().stream().filter(l -> l.id().equals(item.id())).findFirst().orElseThrow();
    Instant oldest = now.minus(line.greatestAge());
    boolean listed = line.proof() == ProofLevel.ENUMERATED && state.reportedAt() != null
        && state.reportedAt().isAfter(oldest);
    boolean read = state.readings().values().stream()
        .anyMatch(r -> item.devices().contains(r.device()) && r.observedAt().isAfter(oldest)
            && (r.proof().atLeast(line.proof()) || r.name().value().endsWith("in_use")));
    boolean busy = state.failures().values().stream()
        .anyMatch(f -> item.devices().contains(f.device()) && f.observedAt().isAfter(oldest));
    assertTrue(!item.devices().isEmpty() && (listed || read || busy), item + " " + state);
  }

  private static RoomState state(Generated generated) {
    List<Device> devices = new ArrayList<>(DEVICES);
    if (generated.below(3) == 0) {
      devices.remove(generated.below(devices.size()));
    }
    devices.addAll(generated.some(2, generated::device));
    List<Reading> readings = new ArrayList<>();
    devices.forEach(d -> readings.addAll(generated.some(4, () -> reading(generated, d))));
    proofs(generated, devices, readings);
    List<ProbeFailure> failures = generated.below(3) == 0
        ? generated.some(3, () -> generated.failure(generated.pick(devices)))
        : List.of();
    var stamp = new Stamp("b", 1, NOON.minusSeconds(generated.below(1200)), 99_000);
    RoomState before = RoomStateReducer.apply(RoomState.unheard(NOON), new Message.Report(new Stamp("b", 0, NOON, 1),
        new Observation(DEVICES, List.of(), List.of()), ""), NOON.minusSeconds(3000)).state();
    return RoomStateReducer.apply(before, new Message.Report(stamp, new Observation(devices, readings, failures), ""),
        NOON).state();
  }

  private static void proofs(Generated generated, List<Device> devices, List<Reading> readings) {
    var names = List.of(ReadingNames.HOST_UPTIME, ReadingNames.CAMERA_MAX_HEIGHT, ReadingNames.AUDIO_CAPTURE,
        ReadingNames.AUDIO_PLAYBACK, ReadingNames.NETWORK_DNS_TIME, ReadingNames.NETWORK_LINK);
    for (Device device : devices) {
      for (var name : names) {
        if (generated.below(12) != 0) {
          Unit unit = ReadingNames.unit(name).orElseThrow();
          Value value = name.equals(ReadingNames.CAMERA_MAX_HEIGHT)
              ? Value.of(1080)
              : unit == Unit.NONE ? Value.of(true) : Value.of(0.1);
          readings.add(new Reading(device.id(), name, value, unit, ProofLevel.MOVED_DATA,
              NOON.minus(Duration.ofSeconds(generated.below(1500)))));
        }
      }
    }
  }

  private static Reading reading(Generated generated, Device device) {
    Reading any = generated.reading(device);
    return generated.below(3) == 0
        ? any
        : new Reading(device.id(), any.name(), any.value(), any.unit(), any.proof(),
            NOON.minusSeconds(generated.below(4000)));
  }
}
