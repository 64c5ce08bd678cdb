// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Observation;
import org.klartecken.contract.WireCodec;

class DeviceDiaryTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private final WireCodec codec = new WireCodec();

  @TempDir
  private Path folder;

  @Test
  void writesALineOnlyWhenTheDevicesBecameOthersAndGoesOnAfterARestart() throws IOException {
    try (StateDirectory state = StateDirectory.open(folder)) {
      DeviceDiary diary = new DeviceDiary(state, codec);
      diary.note(seen(1), NOON);
      diary.note(seen(1), NOON.plusSeconds(60));
    }
    try (StateDirectory state = StateDirectory.open(folder)) {
      DeviceDiary diary = new DeviceDiary(state, codec);
      diary.note(seen(1), NOON.plusSeconds(120));
      diary.note(seen(2), NOON.plusSeconds(180));
    }
    assertEquals(List.of(NOON, NOON.plusSeconds(180)), times());
  }

  @Test
  void keepsTheLastTwentyAndLeavesOutWhatItDoesNotUnderstand() throws IOException {
    try (StateDirectory state = StateDirectory.open(folder)) {
      DeviceDiary diary = new DeviceDiary(state, codec);
      for (int n = 0; n < 25; n++) {
        diary.note(seen(n), NOON.plusSeconds(n));
      }
    }
    assertEquals(DeviceDiary.MOST, times().size());
    assertEquals(NOON.plusSeconds(24), times().getLast());
    Files.writeString(folder.resolve("devices.jsonl"), "{half a line\n", StandardOpenOption.APPEND);
    assertEquals(DeviceDiary.MOST, times().size());
  }

  @Test
  void whereNoAgentRanThereIsNoPast() {
    assertEquals(List.of(), DeviceDiary.read(folder.resolve("nowhere"), codec));
  }

  private List<Instant> times() {
    return DeviceDiary.read(folder, codec).stream().map(report -> report.stamp().wallTime()).toList();
  }

  private static Observation seen(int port) {
    Device camera = new Device(new DeviceId("usb:1-" + port), DeviceKind.CAMERA, "Camera", DeviceId.HOST,
        Set.of(Capability.CAMERA), null, null);
    return new Observation(List.of(camera), List.of(), List.of());
  }
}
