// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
  void everyInterfaceIsTakenFromItsDriverAndGivenBack() {
    assertEquals(new Outcome.Done(), remedy().rebind(device()));
    assertEquals(List.of("uvcvideo/unbind 1-1:1.0", "uvcvideo/bind 1-1:1.0", "uvcvideo/unbind 1-1:1.1",
        "uvcvideo/bind 1-1:1.1", "snd-usb-audio/unbind 1-1:1.2", "snd-usb-audio/bind 1-1:1.2"), written);
  }

  @Test
  void whoMayNotSaysSo() {
    UsbRemedy forbidden = new UsbRemedy((attribute, _) -> {
      throw new AccessDeniedException(attribute.toString());
    });
    assertEquals(new Outcome.Refused(FailureReason.ACCESS_DENIED), forbidden.reset(device()));
    assertEquals(new Outcome.Refused(FailureReason.ACCESS_DENIED), forbidden.rebind(device()));
    assertEquals(new Outcome.Refused(FailureReason.UNSUPPORTED), new UsbRemedy().reset(folder.resolve("nowhere")));
    assertEquals(new Outcome.Refused(FailureReason.UNSUPPORTED), new UsbRemedy().rebind(folder.resolve("nowhere")));
  }

  private UsbRemedy remedy() {
    return new UsbRemedy(
        (attribute, value) -> written
            .add(requireNonNull(attribute.getParent()).getFileName() + "/" + attribute.getFileName() + " " + value));
  }

  private Path device() {
    return system.path("sys/bus/usb/devices/1-1");
  }
}
