// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.system.PlayedDevices;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Reading;
import org.klartecken.contract.Value;

class CameraFormatsProbeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir
  Path dir;

  @Test
  void appliesToWhatHasVideoNodes() {
    CameraFormatsProbe probe = new CameraFormatsProbe(SystemRoot.LIVE);
    assertTrue(probe.appliesTo(camera("dev/snd/controlC0", "dev/video12")));
    assertFalse(probe.appliesTo(camera("dev/snd/controlC0", "dev/media0", "dev/videos")));
  }

  @Test
  void anUnpluggedCameraIsGone() {
    ProbeOutcome outcome = new CameraFormatsProbe(new SystemRoot(dir)).look(camera("dev/video0"), NOW);
    assertEquals(FailureReason.DEVICE_GONE, assertInstanceOf(ProbeOutcome.Failed.class, outcome).reason());
  }

  @Test
  void aCopiedSystemHasNoNodesToOpen() {
    ProbeOutcome outcome = new CameraFormatsProbe(new SystemRoot(dir)).run(camera("dev/video0"), NOW);
    assertEquals(FailureReason.UNSUPPORTED, assertInstanceOf(ProbeOutcome.Failed.class, outcome).reason());
  }

  @Test
  void aNodeThatIsNoVideoDeviceIsUnsupported() throws IOException {
    Files.createDirectories(dir.resolve("dev"));
    Files.createFile(dir.resolve("dev/video0"));
    ProbeOutcome outcome = new CameraFormatsProbe(new SystemRoot(dir)).look(camera("dev/video0"), NOW);
    assertEquals(FailureReason.UNSUPPORTED, assertInstanceOf(ProbeOutcome.Failed.class, outcome).reason());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsWhatPlayedCamerasOffer() throws IOException, InterruptedException {
    List<String> said = PlayedDevices.run(dir, Child.class, dir.resolve("fake").toString());
    assertEquals(List.of(
        "camera.formats=MJPG 1920x1080@30, MJPG 640x480@30, YUYV 640x480@7.5"
            + " camera.max_height=1080 camera.max_rate=30 camera.max_width=1920 OPENED",
        "nothing to measure",
        "camera.formats=MJPG 1280x720@59.94 camera.max_height=720 camera.max_rate=59.94 camera.max_width=1280 OPENED",
        "DEVICE_GONE",
        "camera.formats=MJPG 1920x1080@30, YUYV 1920x1080@7.5, MJPG 640x480@30, YUYV 640x480@7.5"
            + " camera.max_height=1080 camera.max_rate=30 camera.max_width=1920 OPENED"),
        said);
  }

  /** Runs with played cameras. */
  static final class Child {
    public static void main(String[] args) {
      CameraFormatsProbe probe = new CameraFormatsProbe(new SystemRoot(Path.of(args[0])));
      for (List<String> nodes : List.of(List.of("dev/video0", "dev/video1"), List.of("dev/video1"),
          List.of("dev/video2"), List.of("dev/video3"), List.of("dev/video4"))) {
        System.out.println(print(probe.look(camera(nodes.toArray(String[]::new)), NOW)));
      }
    }

    private static String print(ProbeOutcome outcome) {
      return switch (outcome) {
        case ProbeOutcome.Measured m -> m.readings().stream()
            .collect(Collectors.toMap(r -> r.name().value(), Child::plain, (a, b) -> a, TreeMap::new))
            .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" ")) + ' '
            + m.readings().stream().map(Reading::proof).distinct().map(Enum::name).collect(Collectors.joining("+"));
        case ProbeOutcome.NothingToMeasure _ -> "nothing to measure";
        case ProbeOutcome.Failed f -> f.reason().name();
      };
    }

    private static String plain(Reading reading) {
      return switch (reading.value()) {
        case Value.Quantity(double n) -> n == Math.rint(n) ? String.valueOf((long) n) : String.valueOf(n);
        case Value.Flag(boolean set) -> String.valueOf(set);
        case Value.Text(String text) -> text;
      };
    }
  }

  private static AttachedDevice camera(String... nodes) {
    Device device = new Device(new DeviceId("usb:1-2"), DeviceKind.CAMERA, "Camera", DeviceId.HOST,
        Set.of(Capability.CAMERA), null, null);
    return new AttachedDevice(device, null, Stream.of(nodes).map(Path::of).toList());
  }
}
