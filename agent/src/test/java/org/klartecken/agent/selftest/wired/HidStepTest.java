// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;

class HidStepTest {
  private static final String DESCRIPTORS = "12 01 0002 00 00 00 40 0e0b 2004 1001 00 00 00 01" // device 0b0e:0420
      + "09 02 2200 01 01 00 a0 32" // configuration of 34 octets
      + "09 04 00 00 01 03 00 00 00" // interface 0, HID
      + "09 21 1001 00 01 22 0800" // its report descriptor has 8 octets
      + "07 05 81 03 1000 04"; // interrupt in
  private static final byte[] TELEPHONY = HexFormat.of().parseHex("050b0905a101c0"); // page, usage headset, collection

  @TempDir
  private Path folder;

  @Test
  void buttonsThatSayWhatTheyAreAreCounted() {
    assertEquals(List.of("hid.interfaces 1.0", "hid.reports 1.0", "hid.problems 0.0"), told(TELEPHONY));
  }

  @Test
  void whatDoesNotAddUpIsAProblem() {
    assertEquals(List.of("hid.interfaces 1.0", "hid.reports 1.0", "hid.problems 1.0"),
        told(HexFormat.of().parseHex("050b0905a101")));
  }

  @Test
  void buttonsThatNoDriverHasTakenSayNothing() {
    assertEquals(List.of("hid.interfaces 1.0", "hid.reports 0.0", "hid.problems 0.0"), told(new byte[0]));
  }

  @Test
  void aRoomWithoutButtonsHasNothingToTry() {
    var skipped = assertInstanceOf(StepOutcome.Skipped.class, new HidStep().run(run(List.of())));
    assertEquals(StepReason.NOTHING_THERE, skipped.reason());
  }

  private List<String> told(byte[] report) {
    FakeSystem system = new FakeSystem(folder).usb("1-1", 0x0b0e, 0x0420, "Jabra SPEAK 510 USB")
        .usbDescriptors("1-1", DESCRIPTORS.replace(" ", "")).usbInterface("1-1", 0, 3, 0, "usbhid");
    Path device = system.path("sys/bus/usb/devices/1-1");
    if (report.length > 0) {
      Path real = system.path("").relativize(device);
      system.bytes(real + "/1-1:1.0/0003:0B0E:0420.0001/report_descriptor", report);
    }
    AttachedDevice phone = new AttachedDevice(new Device(new DeviceId("usb:1-1"), DeviceKind.SPEAKERPHONE, "Speak 510",
        DeviceId.HOST, Set.of(Capability.TELEPHONY),
        new UsbIdentity(UsbId.parse("0b0e:0420"), "1-1", "Jabra", "SPEAK 510", null, "0110"), null), device, List.of());
    var measured = assertInstanceOf(StepOutcome.Measured.class, new HidStep().run(run(List.of(phone))));
    return measured.readings().stream()
        .map(r -> r.name().value() + ' ' + r.value().toString().replaceAll(".*=|]", "")).toList();
  }

  private static StepRun run(List<AttachedDevice> devices) {
    return new StepRun(devices, Instant.parse("2026-11-27T12:00:00Z"), () -> false, _ -> {
    });
  }
}
