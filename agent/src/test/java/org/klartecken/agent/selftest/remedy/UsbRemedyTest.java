// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.selftest.remedy.RemedyPort.Outcome;
import org.klartecken.contract.FailureReason;

class UsbRemedyTest {
  @TempDir
  private Path folder;
  private FakeSystem system;
  private final List<String> written = new ArrayList<>();

  @BeforeEach
  void plugIn() {
    system = new FakeSystem(folder).usb("1-1", 0x046d, 0x0866, "Rally Bar").usbInterface("1-1", 0, 14, 1, "uvcvideo")
        .usbInterface("1-1", 1, 14, 2, "uvcvideo").usbInterface("1-1", 2, 1, 1, "snd-usb-audio")
        .usbInterface("1-1", 3, 3, 0, "");
  }

  @Test
  void aResetTakesTheRightAwayAndGivesItBack() {
    assertEquals(new Outcome.Done(), remedy().reset(device()));
    assertEquals(List.of("1-1/authorized 0", "1-1/authorized 1"), written);
  }

  @Test
  void theRealWriterLeavesItUsable() throws IOException {
    Path authorized = device().toRealPath().resolve("authorized");
    Files.writeString(authorized, "1");
    assertEquals(new Outcome.Done(), new UsbRemedy().reset(device()));
    assertEquals("1", Files.readString(authorized));
  }

  @Test
  void aDeviceThatDoesNotTakeItsRightBackIsGivenItOnceMore() {
    List<String> tries = new ArrayList<>();
    UsbRemedy stubborn = new UsbRemedy((_, value) -> {
      tries.add(value);
      if (tries.size() == 2) {
        throw new IOException("Protocol error");
      }
    });
    assertEquals(new Outcome.Done(), stubborn.reset(device()));
    assertEquals(List.of("0", "1", "1"), tries);
  }

  @Test
  void thePortIsWithoutPowerForTwoSecondsOnBothHalvesOfItsConnector() throws InterruptedException {
    plugIntoHub();
    assertEquals(new Outcome.Done(),
        remedy().powerCycle(device(), length -> written.add("rest " + length.toSeconds())));
    assertEquals(List.of("usb1-port1/disable 1", "usb2-port1/disable 1", "rest 2", "usb1-port1/disable 0",
        "usb2-port1/disable 0"), written);
  }

  @Test
  void thePortHasPowerAgainThoughTheDeviceIsGoneAndSomebodyInterrupts() {
    plugIntoHub();
    Path port = system.path("sys/devices/hub/usb1-port1/disable");
    List<String> meanwhile = new ArrayList<>();
    assertThrows(InterruptedException.class, () -> new UsbRemedy().powerCycle(device(), _ -> {
      meanwhile.add(text(port));
      system.unplug("1-1"); // as the kernel does
      throw new InterruptedException();
    }));
    assertEquals(List.of("1"), meanwhile);
    assertEquals("0", text(port));
  }

  @Test
  void aHalfThatCannotBeSwitchedOnDoesNotKeepTheOtherOff() throws InterruptedException {
    plugIntoHub();
    UsbRemedy halting = new UsbRemedy((attribute, value) -> {
      written.add(requireNonNull(attribute.getParent()).getFileName() + " " + value);
      if (written.getLast().equals("usb1-port1 0")) {
        throw new IOException("Input/output error");
      }
    });
    assertEquals(new Outcome.Refused(FailureReason.OTHER), halting.powerCycle(device(), _ -> {
    }));
    assertEquals(List.of("usb1-port1 1", "usb2-port1 1", "usb1-port1 0", "usb1-port1 0", "usb2-port1 0"), written);
  }

  @Test
  void anOlderKernelCannotSwitchThePowerOfAPort() throws IOException, InterruptedException {
    plugIntoHub();
    Files.delete(system.path("sys/devices/hub/usb1-port1/disable"));
    assertEquals(new Outcome.Refused(FailureReason.UNSUPPORTED), remedy().powerCycle(device(), _ -> {
    }));
    assertEquals(List.of(), written);
  }

  @Test
  void everyInterfaceIsTakenFromItsDriverAndGivenBackWhenNoDriverIsFoundForTheRest() {
    assertEquals(new Outcome.Done(), remedy().rebind(device()));
    assertEquals(List.of("usb/drivers_probe 1-1:1.3", "uvcvideo/unbind 1-1:1.0", "uvcvideo/bind 1-1:1.0",
        "uvcvideo/unbind 1-1:1.1",
        "uvcvideo/bind 1-1:1.1", "snd-usb-audio/unbind 1-1:1.2", "snd-usb-audio/bind 1-1:1.2"), written);
  }

  @Test
  void anInterfaceThatItsDriverDoesNotTakeBackDoesNotKeepTheOthersUnbound() {
    UsbRemedy halting = new UsbRemedy((attribute, name) -> {
      written.add(attribute.getFileName() + " " + name);
      if (written.getLast().equals("bind 1-1:1.0")) {
        throw new IOException("No such device");
      }
    });
    assertEquals(new Outcome.Refused(FailureReason.OTHER), halting.rebind(device()));
    assertEquals(List.of("drivers_probe 1-1:1.3", "unbind 1-1:1.0", "bind 1-1:1.0", "bind 1-1:1.0", "unbind 1-1:1.1",
        "bind 1-1:1.1", "unbind 1-1:1.2", "bind 1-1:1.2"), written);
  }

  @Test
  void whereAnInterfaceGetsADriverTheOthersAreLeftAlone() {
    UsbRemedy kernel = new UsbRemedy((attribute, name) -> {
      written.add(attribute.getFileName() + " " + name);
      system.usbInterface("1-1", 3, 3, 0, "usbhid");
    });
    assertEquals(new Outcome.Done(), kernel.rebind(device()));
    assertEquals(List.of("drivers_probe 1-1:1.3"), written);
  }

  @Test
  void whoMayNotSaysSo() throws InterruptedException {
    plugIntoHub();
    UsbRemedy forbidden = new UsbRemedy((attribute, _) -> {
      throw new AccessDeniedException(attribute.toString());
    });
    assertEquals(new Outcome.Refused(FailureReason.ACCESS_DENIED), forbidden.reset(device()));
    assertEquals(new Outcome.Refused(FailureReason.ACCESS_DENIED), forbidden.rebind(device()));
    assertEquals(new Outcome.Refused(FailureReason.ACCESS_DENIED), forbidden.powerCycle(device(), _ -> {
    }));
    assertEquals(new Outcome.Refused(FailureReason.UNSUPPORTED), new UsbRemedy().reset(folder.resolve("nowhere")));
    assertEquals(new Outcome.Refused(FailureReason.UNSUPPORTED), new UsbRemedy().rebind(folder.resolve("nowhere")));
  }

  private UsbRemedy remedy() {
    return new UsbRemedy(
        (attribute, value) -> written
            .add(requireNonNull(attribute.getParent()).getFileName() + "/" + attribute.getFileName() + " " + value));
  }

  /** A connector of USB 3, whose two halves are ports of two hubs. */
  private void plugIntoHub() {
    system.usbHubPort("1-1", "usb1-port1").file("sys/devices/hub/usb2-port1/disable", "0")
        .link("sys/devices/hub/usb1-port1/peer", "sys/devices/hub/usb2-port1");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path device() {
    return system.path("sys/bus/usb/devices/1-1");
  }
}
