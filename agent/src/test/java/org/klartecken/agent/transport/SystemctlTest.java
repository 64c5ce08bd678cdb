// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.FailureReason;

class SystemctlTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"pipewire.service, --no-ask-password restart -- pipewire.service",
      "user:pipewire.service, --user --no-ask-password restart -- pipewire.service"})
  void restartsTheServiceWithoutAskingAnybody(String unit, String words) throws Exception {
    Path said = folder.resolve("said");
    program("echo \"$*\" \"$LC_ALL\" >" + said);
    restart(unit);
    assertEquals(words + " C\n", Files.readString(said));
  }

  /** The statuses and words of systemd 252 and 254, and of a PC without systemd. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "1 | Failed to restart x.service: Interactive authentication required. | ACCESS_DENIED",
      "4 | Failed to restart x.service: Access denied | ACCESS_DENIED",
      "5 | Failed to restart x.service: Unit x.service not found. | UNSUPPORTED",
      "1 | System has not been booted with systemd as init system (PID 1). Can't operate. | UNSUPPORTED",
      "1 | Failed to connect to bus: No medium found | UNSUPPORTED",
      "1 | Job for x.service failed because the control process exited with error code. | OTHER"})
  void saysWhyAServiceWasNotRestarted(int status, String words, FailureReason reason) throws IOException {
    program("echo \"" + words + "\" >&2\nexit " + status);
    ServiceFault fault = assertThrows(ServiceFault.class, () -> restart("x.service"));
    assertEquals(reason, fault.reason());
    assertEquals("x.service was not restarted, status " + status + ": " + words, fault.getMessage());
  }

  @Test
  void doesNotWaitForeverForAServiceThatDoesNotCome() throws IOException {
    program("exec sleep 60");
    Systemctl hasty = new Systemctl(List.of(folder.resolve("systemctl")), Map.of(), Duration.ofMillis(200));
    ServiceFault fault = assertThrows(ServiceFault.class, () -> hasty.restart(new ServiceUnit(false, "x.service")));
    assertEquals(FailureReason.TIMEOUT, fault.reason());
  }

  @Test
  void whereThereIsNoSystemdItSaysSo() {
    ServiceFault fault = assertThrows(ServiceFault.class, () -> restart("x.service"));
    assertEquals(FailureReason.UNSUPPORTED, fault.reason());
  }

  @Test
  void aRealSystemdRestartsAServiceOfItsUser() throws Exception {
    assumeTrue(UserManager.isPossible(), "needs systemd, and root for a folder /run of its own");
    Path units = Files.createDirectories(folder.resolve("home/.config/systemd/user"));
    Files.writeString(units.resolve("sound.service"), "[Service]\nExecStart=/bin/sleep 1000\n");
    try (UserManager manager = UserManager.start(folder)) {
      Systemctl real = manager.systemctl();
      real.restart(new ServiceUnit(true, "sound.service"));
      String first = manager.mainProcess("sound.service");
      real.restart(new ServiceUnit(true, "sound.service"));
      assertNotEquals("0", first);
      assertNotEquals(first, manager.mainProcess("sound.service"));
      ServiceFault fault = assertThrows(ServiceFault.class, () -> real.restart(new ServiceUnit(true, "none.service")));
      assertEquals(FailureReason.UNSUPPORTED, fault.reason(), fault.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--now.service", "pipewire", "a b.service", "user:", "../x.service",
      "x.service;reboot.service", "reboot.target", ".service", "user:user:x.service/"})
  void whatIsNoNameOfAServiceIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> ServiceUnit.list(name));
  }

  @Test
  void readsAListOfServices() {
    assertEquals(List.of(new ServiceUnit(true, "wireplumber.service"), new ServiceUnit(false, "cam@1.service")),
        ServiceUnit.list(" user:wireplumber.service, cam@1.service ,"));
    assertEquals(List.of(), ServiceUnit.list(""));
  }

  private void restart(String unit) throws ServiceFault, InterruptedException {
    new Systemctl(List.of(folder.resolve("systemctl")), Map.of(), LIMIT).restart(ServiceUnit.list(unit).getFirst());
  }

  private void program(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("systemctl"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
