// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.StepReason;
import org.klartecken.profile.DeviceProfiles;

class DriversStepTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void plugIn() {
    system = new FakeSystem(folder).usb("1-1", 0x046d, 0x085e, "Logitech BRIO")
        .usbInterface("1-1", 0, 0x0e, 1, "uvcvideo").usb("1-2", 0x046d, 0x082d, "HD Pro Webcam C920")
        .usbInterface("1-2", 0, 0x0e, 1, "");
  }

  @Test
  void tellsOfEachDeviceHowManyPartsLackADriver() throws InterruptedException {
    StepOutcome.Measured measured = assertInstanceOf(StepOutcome.Measured.class, new DriversStep().run(run(devices())));
    assertEquals(List.of("usb:1-1 0.0", "usb:1-2 1.0"), measured.readings().stream()
        .filter(r -> r.name().value().equals("usb.drivers_missing"))
        .map(r -> r.device() + " " + r.value().toString().replaceAll(".*=|]", "")).toList());
  }

  @Test
  void aDeviceThatWasPulledMeanwhileIsAFaultOfItsOwn() throws InterruptedException {
    List<AttachedDevice> before = devices();
    system.unplug("1-1");
    StepOutcome.Measured measured = assertInstanceOf(StepOutcome.Measured.class, new DriversStep().run(run(before)));
    assertEquals(List.of("usb:1-2"),
        measured.readings().stream().map(r -> r.device().toString()).distinct().toList());
    system.unplug("1-2");
    assertEquals(StepReason.DEVICE_GONE,
        assertInstanceOf(StepOutcome.Failed.class, new DriversStep().run(run(before))).reason());
  }

  @Test
  void aRoomWithoutUsbIsSkipped() throws InterruptedException {
    assertEquals(StepReason.NOTHING_THERE,
        assertInstanceOf(StepOutcome.Skipped.class, new DriversStep().run(run(List.of()))).reason());
  }

  private List<AttachedDevice> devices() {
    return new LinuxInventory(system.root(), DeviceProfiles.NONE).look(NOW).devices();
  }

  private static StepRun run(List<AttachedDevice> devices) {
    return new StepRun(devices, NOW, () -> false, _ -> {
    });
  }
}
