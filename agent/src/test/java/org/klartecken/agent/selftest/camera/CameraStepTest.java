// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Reading;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Value;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.PictureMode;
import org.klartecken.profile.Promise;
import org.klartecken.profile.Quirks;

/** What is said of cameras that do not answer, that others hold, and in whose picture nothing is seen. */
class CameraStepTest {
  private static final Instant AT = Instant.parse("2026-11-28T07:00:00Z");
  private static final Value NO = new Value.Flag(false);
  private static final Value YES = new Value.Flag(true);

  @Test
  void aCameraThatHangsInTheKernelGivesNoPictureAndTheStepEndsAllTheSame() throws Exception {
    CountDownLatch pulled = new CountDownLatch(1);
    CameraStep step = new CameraStep((_, _, _, _, _) -> {
      pulled.await();
      return film(new Scene(1).numbers(), true);
    });
    Map<String, Value> said = measured(step.run(run(camera(8))));
    pulled.countDown();
    assertEquals(Map.of("usb:1-8 camera.gave_pictures", NO), said);
  }

  @Test
  void aCameraThatAnswersWronglyGivesNoPicture() throws Exception {
    CameraStep step = new CameraStep((_, _, _, _, _) -> {
      throw new DeviceFault(StepReason.MALFORMED_REPLY, "EIO");
    });
    assertEquals(Map.of("usb:1-0 camera.gave_pictures", NO), measured(step.run(run(camera(0)))));
  }

  @Test
  void aPcThatDecodesForTooLongSaysSoAndNothingOfTheCamera() throws Exception {
    CountDownLatch decoded = new CountDownLatch(1);
    CameraStep step = new CameraStep((_, _, _, _, _) -> () -> {
      assertDoesNotThrow(() -> decoded.await());
      return film(new Scene(1).numbers(), true).developed();
    });
    StepOutcome outcome = step.run(run(camera(0)));
    decoded.countDown();
    assertEquals(new StepOutcome.Skipped(StepReason.NO_TIME, "this PC is too slow for the pictures of camera"),
        outcome);
  }

  @Test
  void aCameraInAMeetingIsNoFault() throws Exception {
    CameraStep step = new CameraStep((_, _, _, _, _) -> {
      throw new DeviceFault(StepReason.IN_USE, "EBUSY");
    });
    assertEquals(new StepOutcome.Skipped(StepReason.IN_USE, "camera: EBUSY"), step.run(run(camera(0))));
  }

  @Test
  void aCameraThatTheAgentMayNotOpenIsNotSaidToGiveNoPicture() throws Exception {
    CameraStep step = new CameraStep((_, _, _, _, _) -> {
      throw new DeviceFault(StepReason.ACCESS_DENIED, "EACCES");
    });
    assertEquals(new StepOutcome.Failed(StepReason.ACCESS_DENIED, "camera: EACCES"), step.run(run(camera(0))));
  }

  @Test
  void aCameraWithoutAnAnswerTakesNothingFromAnother() throws Exception {
    CameraStep step = new CameraStep((node, _, _, _, _) -> {
      if (node.endsWith("video0")) {
        throw new DeviceFault(StepReason.MALFORMED_REPLY, "EIO");
      }
      return film(new Scene(1).numbers(), true);
    });
    Map<String, Value> said = measured(step.run(run(camera(0), camera(1))));
    assertEquals(NO, said.get("usb:1-0 camera.gave_pictures"));
    assertEquals(YES, said.get("usb:1-1 camera.gave_pictures"));
  }

  @Test
  void eachCameraThatIsNotSeenIsToldOf() throws Exception {
    CameraStep step = new CameraStep((node, _, _, _, _) -> {
      if (node.endsWith("video0")) {
        throw new DeviceFault(StepReason.ACCESS_DENIED, "open /dev/video0: EACCES");
      }
      if (node.endsWith("video1")) {
        throw new DeviceFault(StepReason.IN_USE, "VIDIOC_S_FMT /dev/video1: EBUSY");
      }
      return film(new Scene(1).numbers(), true);
    });
    StepOutcome outcome = step.run(run(camera(0), camera(1), camera(2)));
    assertEquals("camera: open /dev/video0: EACCES; camera: VIDIOC_S_FMT /dev/video1: EBUSY",
        assertInstanceOf(StepOutcome.Measured.class, outcome).detail());
    assertEquals(YES, measured(outcome).get("usb:1-2 camera.gave_pictures"));
  }

  @Test
  void aCameraThatSendsLessThanItsBestIsToldOf() throws Exception {
    CameraStep step = new CameraStep((_, _, _, _, _) -> film(new Scene(1).numbers(), true));
    assertEquals("camera was asked for 3840x2160@30 and answered with 640x480",
        assertInstanceOf(StepOutcome.Measured.class, step.run(run(promising(camera(0), 3840, 2160)))).detail());
    assertEquals("",
        assertInstanceOf(StepOutcome.Measured.class, step.run(run(promising(camera(0), 640, 480)))).detail());
  }

  private static AttachedDevice promising(AttachedDevice camera, int width, int height) {
    Device device = camera.device();
    DevicePart part = new DevicePart(DevicePart.WHOLE, device.kind(), List.of(), false, PartMatch.NOTHING,
        device.capabilities(), new Promise(Map.of(), null, new PictureMode(width, height, 30)), Map.of(), List.of(),
        Map.of(), Quirks.NONE, Set.of(), Set.of(), null);
    return new AttachedDevice(device, null, camera.nodes(), part, Quirks.NONE);
  }

  @Test
  void aBlackPictureThatNeverChangesIsBlackAndNotFrozen() throws Exception {
    PictureNumbers black = new PictureNumbers(16.0 / 255, 0, 1, 0, 0);
    Map<String, Value> said = measured(new CameraStep((_, _, _, _, _) -> film(black, false)).run(run(camera(0))));
    assertTrue(said.containsKey("usb:1-0 camera.brightness"), said.toString());
    assertTrue(said.keySet().stream().noneMatch(name -> name.endsWith("camera.distinct")), said.toString());
  }

  @Test
  void aPictureOfARoomThatNeverChangesIsFrozen() throws Exception {
    CameraStep step = new CameraStep((_, _, _, _, _) -> film(new Scene(1).numbers(), false));
    assertEquals(Value.of(0), measured(step.run(run(camera(0)))).get("usb:1-0 camera.distinct"));
  }

  private static CameraPort.Film film(PictureNumbers numbers, boolean moves) {
    List<Shots.Shot> frames = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      frames.add(new Shots.Shot(i, 300_000_000L + i * 50_000_000L, moves ? i : 1, false, numbers));
    }
    return () -> new Shots(Scene.WIDTH, Scene.HEIGHT, 0, frames);
  }

  private static Map<String, Value> measured(StepOutcome outcome) {
    return assertInstanceOf(StepOutcome.Measured.class, outcome).readings().stream()
        .collect(Collectors.toMap(r -> r.device().value() + " " + r.name().value(), Reading::value));
  }

  private static StepRun run(AttachedDevice... cameras) {
    return new StepRun(List.of(cameras), AT, () -> false, _ -> {
    });
  }

  private static AttachedDevice camera(int number) {
    Device device = new Device(new DeviceId("usb:1-" + number), DeviceKind.CAMERA, "camera", null,
        Set.of(Capability.CAMERA), null, null);
    return new AttachedDevice(device, null, List.of(Path.of("/dev/video" + number)));
  }
}
