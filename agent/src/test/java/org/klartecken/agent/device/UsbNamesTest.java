// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.profile.DeviceProfiles;

/** A reader of a pipe that nobody writes to waits as one whose device's lock is held by a driver that hangs. */
class UsbNamesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final UsbPort PORT = new UsbPort("1-4");
  @TempDir
  private Path folder = Path.of("unset");
  private FakeSystem system;
  private final UsbNames names = new UsbNames();

  @BeforeEach
  void plug() {
    system = new FakeSystem(folder).usb("1-4", 0x046d, 0x0866, "MeetUp").usb("1-5", 0x0b0e, 0x0422, "Speak");
  }

  /** Whoever still waits gets an end. */
  @AfterEach
  void answer() throws IOException {
    if (Files.exists(product(), java.nio.file.LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(product())) {
      Files.write(product(), new byte[0]);
    }
  }

  @Test
  void aHungDeviceIsCalledWhatItWasCalledBefore() throws Exception {
    assertEquals(Optional.of("MeetUp"), names.of(PORT, directory()).product());
    hang();
    UsbNames.Names said = names.of(PORT, directory());
    assertTrue(said.hung());
    assertEquals(Optional.of("MeetUp"), said.product());
  }

  @Test
  void aDeviceThatHungFromTheBeginningHasNoNameUntilItAnswers() throws Exception {
    hang();
    assertEquals(Optional.empty(), names.of(PORT, directory()).product());
    Files.writeString(product(), "MeetUp\n");
    await().until(() -> names.of(PORT, directory()).product().equals(Optional.of("MeetUp")));
    Files.delete(product());
    Files.writeString(product(), "MeetUp\n");
    assertFalse(names.of(PORT, directory()).hung());
  }

  @Test
  void anotherDeviceAtThePortDoesNotInheritTheNameOfAHungOne() throws Exception {
    system.file("sys/bus/usb/devices/1-4/devnum", "5");
    assertEquals(Optional.of("MeetUp"), names.of(PORT, directory()).product());
    hang();
    system.file("sys/bus/usb/devices/1-4/devnum", "6");
    assertEquals(Optional.empty(), names.of(PORT, directory()).product());
  }

  @Test
  void aHungDeviceHidesNoOtherAndIsToldAsOneThatDoesNotAnswer() throws Exception {
    hang();
    Inventory seen = new LinuxInventory(system.root(), DeviceProfiles.NONE).look(NOW);
    assertEquals(List.of("host", "usb:1-4", "usb:1-5"), ids(seen));
    ProbeFailure failure = seen.failures().getFirst();
    assertEquals(new DeviceId("usb:1-4"), failure.device());
    assertEquals(FailureReason.TIMEOUT, failure.reason());
  }

  @Test
  void aDeviceThatIsBeingRemovedIsGoneAndNotTheRestOfIt() throws Exception {
    system.usbInterface("1-4", 0, 0x0e, 1, "").usbInterface("1-4", 1, 0x0e, 2, "");
    LinuxInventory inventory = new LinuxInventory(system.root(), DeviceProfiles.NONE);
    assertEquals(List.of("host", "usb:1-4", "usb:1-5"), ids(inventory.look(NOW)));
    hang();
    assertEquals(List.of("host", "usb:1-4", "usb:1-5"), ids(inventory.look(NOW)), "it hangs, and is whole");
    for (String attribute : List.of("Number", "Class", "SubClass", "Protocol")) {
      Files.delete(folder.resolve("sys/bus/usb/devices/1-4/1-4:1.0/bInterface" + attribute));
    }
    assertEquals(List.of("host", "usb:1-5"), ids(inventory.look(NOW)));
  }

  private static List<String> ids(Inventory seen) {
    return seen.devices().stream().map(d -> d.device().id().value()).toList();
  }

  private SysDirectory directory() {
    return system.root().directory("sys/bus/usb/devices/1-4");
  }

  private Path product() {
    return folder.resolve("sys/bus/usb/devices/1-4/product");
  }

  private void hang() throws IOException, InterruptedException {
    Files.delete(product());
    Process made = new ProcessBuilder("mkfifo", product().toString()).inheritIO().start();
    assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
  }
}
