// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Device;
import org.klartecken.contract.Message;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.fleet.pipeline.Heard;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.selftest.SelfTestWriter;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.FindingReason;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;

/** A room that was tested every night for six weeks, written by the server's own writer: its loudspeaker tires. */
final class TestedNights {
  private static final int NIGHTS = 44;
  private static final ReadingName CAMERA = new ReadingName("camera.frames");
  private static final ReadingName SOUND = new ReadingName("audio.sweep");
  private static final ReadingName CALL = new ReadingName("network.call");
  private static final Finding UNHEARD = new Finding("speaker", TestRooms.SPEAKERPHONE.id(), "Jabra Speak 510",
      FindingReason.LIMIT_BROKEN, ReadingNames.AUDIO_LOOP_HEARD, Severity.CRITICAL, Instant.EPOCH, Duration.ZERO,
      new LocalText("Högtalaren hörs inte. Höj volymen på Jabra Speak 510.",
          "The loudspeaker is not heard. Turn up Jabra Speak 510."),
      Set.of());

  private TestedNights() {
  }

  static void of(TestFleet fleet, String room) {
    Random random = new Random(3);
    for (int night = NIGHTS; night > 0; night--) {
      Instant at = fleet.now().minus(Duration.ofDays(night));
      double tired = 0.3 * Math.max(0, 16 - night);
      double level = -30 + 0.3 * random.nextGaussian() - tired;
      boolean stuck = night == 30;
      boolean unheard = night == 25;
      List<Reading> readings = new ArrayList<>(List.of(
          reading(TestRooms.SPEAKERPHONE, ReadingNames.AUDIO_LOOP_HEARD, Value.of(!unheard), at),
          reading(TestRooms.SPEAKERPHONE, ReadingNames.AUDIO_LOOP_LEVEL, Value.of(level), at),
          reading(TestRooms.SPEAKERPHONE, ReadingNames.AUDIO_CAPTURE_NOISE,
              Value.of(-62 + 0.6 * random.nextGaussian()), at),
          reading(TestRooms.NETWORK, ReadingNames.NETWORK_ROUND_TRIP,
              Value.of(0.011 + 0.0006 * random.nextGaussian()), at)));
      if (!stuck) {
        readings.add(reading(TestRooms.CAMERA, ReadingNames.CAMERA_FIRST_PICTURE,
            Value.of(0.42 + 0.01 * random.nextGaussian()), at));
        readings.add(reading(TestRooms.CAMERA, ReadingNames.CAMERA_RATE, Value.of(30.0), at));
      }
      tell(fleet, room, test("night-" + night, SelfTestState.DONE, 100, null, List.of(
          stuck ? step(CAMERA, StepResult.FAILED, StepReason.TIMEOUT) : step(CAMERA, StepResult.MEASURED, null),
          step(SOUND, StepResult.MEASURED, null), step(CALL, StepResult.MEASURED, null)), readings, at), unheard);
    }
  }

  /** The test that was asked for last is at its second step. */
  static void running(TestFleet fleet, String room) {
    tell(fleet, room, test(id(fleet, room), SelfTestState.RUNNING, 42, SOUND,
        List.of(step(CAMERA, StepResult.MEASURED, null)), List.of(), fleet.now()), false);
  }

  /** The test that was asked for last finds the loudspeaker silent. */
  static void failed(TestFleet fleet, String room) {
    Instant now = fleet.now();
    tell(fleet, room, test(id(fleet, room), SelfTestState.DONE, 100, null,
        List.of(step(CAMERA, StepResult.MEASURED, null), step(SOUND, StepResult.MEASURED, null),
            step(CALL, StepResult.SKIPPED, StepReason.NO_REFLECTOR)),
        List.of(reading(TestRooms.SPEAKERPHONE, ReadingNames.AUDIO_LOOP_HEARD, Value.of(false), now),
            reading(TestRooms.SPEAKERPHONE, new ReadingName("remedy.set_volume"),
                Value.of("audio.playback_volume: 5 > 60"), now)),
        now), true);
  }

  /** A test at night of a room whose camera is gone: the microphone was listened to, nothing was played. */
  static void withoutCamera(TestFleet fleet, String room) {
    Instant at = fleet.now().minus(Duration.ofHours(1));
    RoomSnapshot known = fleet.directory.find(new RoomId(room)).orElseThrow();
    List<Item> items = known.assessment().items().stream().map(item -> item.id().equals("camera")
        ? new Item(item.id(), item.name(), ItemState.FAILED, List.of(), null, null, item.greatestAge(),
            item.purposes(), List.of())
        : item).toList();
    tell(fleet, known, test("gone", SelfTestState.DONE, 100, null,
        List.of(step(CAMERA, StepResult.SKIPPED, StepReason.NOTHING_THERE),
            step(SOUND, StepResult.MEASURED, StepReason.QUIET_HOURS), step(CALL, StepResult.MEASURED, null)),
        List.of(reading(TestRooms.SPEAKERPHONE, ReadingNames.AUDIO_CAPTURE_NOISE, Value.of(-61.0), at),
            reading(TestRooms.SPEAKERPHONE, new ReadingName("remedy.unmute"),
                Value.of("audio.capture_muted: true > false"), at)),
        at), items, List.of());
  }

  /** The test that was asked for last gave way to a meeting. */
  static void stopped(TestFleet fleet, String room) {
    tell(fleet, room, test(id(fleet, room), SelfTestState.CANCELLED, 42, null,
        List.of(step(CAMERA, StepResult.SKIPPED, StepReason.IN_USE)), List.of(), fleet.now()), false);
  }

  /** The test that was asked for last showed a code on the display. */
  static void pictured(TestFleet fleet, String room, String code) {
    Instant now = fleet.now();
    tell(fleet, room, test(id(fleet, room), SelfTestState.DONE, 100, null,
        List.of(step(new ReadingName("display.picture"), StepResult.MEASURED, null)),
        List.of(reading(TestRooms.DISPLAY, ReadingNames.DISPLAY_TEST_CODE, Value.of(code), now)), now), false);
  }

  private static String id(TestFleet fleet, String room) {
    return fleet.board.last(new RoomId(room)).orElseThrow().id();
  }

  private static void tell(TestFleet fleet, String room, Message.SelfTest test, boolean unheard) {
    RoomSnapshot known = fleet.directory.find(new RoomId(room)).orElseThrow();
    tell(fleet, known, test, known.assessment().items(), unheard ? List.of(UNHEARD) : List.of());
  }

  private static void tell(TestFleet fleet, RoomSnapshot known, Message.SelfTest test, List<Item> items,
      List<Finding> findings) {
    Assessment judged = known.assessment();
    RoomSnapshot after = new RoomSnapshot(known.room(), known.state(), new Assessment(judged.readiness(),
        judged.purposes(), items, findings, judged.nextChange()), known.since());
    Instant at = test.stamp().wallTime();
    Outcome outcome = new Outcome(known, after,
        List.of(new Heard(new AgentId("agent"), MessageKind.SELFTEST, test, at)),
        1, true, null, at, "");
    SelfTestWriter writer = new SelfTestWriter(fleet.board);
    fleet.database.write(connection -> {
      writer.write(connection, List.of(outcome));
      return true;
    });
    writer.committed(List.of(outcome));
  }

  private static Message.SelfTest test(String id, SelfTestState state, int percent, @Nullable ReadingName current,
      List<SelfTestStep> steps, List<Reading> readings, Instant at) {
    return new Message.SelfTest(new Stamp("of-another-boot", 1, at, 0), id, state, percent, current, steps, readings);
  }

  private static SelfTestStep step(ReadingName name, StepResult result, @Nullable StepReason reason) {
    return new SelfTestStep(name, result, reason, "", 2_000L);
  }

  private static Reading reading(Device device, ReadingName name, Value value, Instant at) {
    return new Reading(device.id(), name, value, ReadingNames.unit(name).orElse(Unit.NONE), ProofLevel.MEASURED, at);
  }
}
