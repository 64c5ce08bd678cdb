// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;

class SwitchedOffTest {
  private static final Path PORT = Path.of("/sys/port1/disable");
  @TempDir
  private Path folder;

  @Test
  void aPortHasPowerAgainWhenTheProcessIsToldToEnd() throws IOException, InterruptedException {
    FakeSystem system = new FakeSystem(folder).usb("1-1", 0x046d, 0x0866, "Rally Bar").usbHubPort("1-1", "usb1-port1");
    Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
        System.getProperty("java.class.path"), Waiting.class.getName(),
        system.path("sys/bus/usb/devices/1-1").toString()).redirectError(Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("off", out.readLine());
      Path port = system.path("sys/devices/hub/usb1-port1/disable");
      assertEquals("1", Files.readString(port).strip());
      process.destroy(); // as Ctrl-C does
      process.waitFor();
      assertEquals("0", Files.readString(port).strip());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatIsOffIsOnAgainAtTheSecondTry() throws IOException {
    List<String> written = new ArrayList<>();
    try (SwitchedOff off = new SwitchedOff((_, value) -> {
      written.add(value);
      if (written.size() == 2) {
        throw new IOException("Protocol error");
      }
    })) {
      off.off(PORT, "1", PORT, "0");
    }
    assertEquals(List.of("1", "0", "0"), written);
  }

  @Test
  void nothingIsSwitchedOffOnceItIsOver() throws IOException {
    List<String> written = new ArrayList<>();
    SwitchedOff off = new SwitchedOff((_, value) -> written.add(value));
    off.close();
    assertThrows(IOException.class, () -> off.off(PORT, "1", PORT, "0"));
    assertEquals(List.of(), written);
  }

  /** Takes the power of a device's port away, for longer than anybody waits. */
  static final class Waiting {
    private Waiting() {
    }

    public static void main(String[] device) throws InterruptedException {
      new UsbRemedy().powerCycle(Path.of(device[0]), _ -> {
        System.out.println("off");
        new CountDownLatch(1).await(); // until the process is told to end
      });
    }
  }
}
