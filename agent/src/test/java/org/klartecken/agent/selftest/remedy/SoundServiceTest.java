// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.sound.DefaultSetter;
import org.klartecken.agent.probe.sound.MixerSetter;
import org.klartecken.agent.selftest.sound.SoundService;
import org.klartecken.agent.transport.PulseFault;
import org.klartecken.agent.transport.PulseLink;
import org.klartecken.agent.transport.ServiceUnit;
import org.klartecken.agent.transport.UserManager;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ReadingNames;
import org.klartecken.profile.Remedy;

/** A real sound service, run by a real systemd. */
class SoundServiceTest {
  private static final AttachedDevice SPEAKERPHONE = new AttachedDevice(
      new Device(new DeviceId("usb:1-1"), DeviceKind.SPEAKERPHONE, "Speak", DeviceId.HOST, Set.of(), null, null), null,
      List.of());

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void aSoundServiceThatHangsAnswersAfterItsRestart(SoundService service) throws Exception {
    assumeTrue(service.isThere() && UserManager.isPossible(), "needs " + service.needs() + ", systemd and root");
    List<ServiceUnit> units = new ArrayList<>();
    for (SoundService.Program program : service.programs(folder)) {
      if (!program.sockets().isEmpty()) { // PipeWire answers without the manager of its session
        units.add(unit(program));
      }
    }
    try (UserManager manager = UserManager.start(folder)) {
      Hands hands = new Hands(
          new Hands.Tools(new MixerSetter(new SystemRoot(folder)), new DefaultSetter(Map.of()), new UsbRemedy(),
              manager.systemctl()),
          new Services(units, List.of()), Thread::sleep);
      assertEquals(new RemedyPort.Outcome.Done(), restart(hands));
      awaitAnswer();
      String hung = manager.mainProcess(units.getLast().name());
      assertEquals(0, new ProcessBuilder("kill", "-STOP", hung).start().waitFor());
      assertFalse(answers());
      assertEquals(new RemedyPort.Outcome.Done(), restart(hands));
      awaitAnswer();
    }
  }

  private ServiceUnit unit(SoundService.Program program) throws IOException {
    StringBuilder text = new StringBuilder("[Service]\n");
    SoundService.environment(folder)
        .forEach((name, value) -> text.append("Environment=%s=%s%n".formatted(name, value)));
    text.append("ExecStart=").append(String.join(" ", program.command())).append('\n');
    Path units = Files.createDirectories(folder.resolve("home/.config/systemd/user"));
    Files.writeString(units.resolve(program.name() + ".service"), text);
    return new ServiceUnit(true, program.name() + ".service");
  }

  private static RemedyPort.Outcome restart(Hands hands) throws InterruptedException {
    return hands.apply(Remedy.RESTART_SERVICE, SPEAKERPHONE, ReadingNames.AUDIO_SERVICE_ANSWERS, () -> false);
  }

  private void awaitAnswer() {
    Awaitility.await().until(this::answers);
  }

  private boolean answers() {
    try (PulseLink link = PulseLink.open(SoundService.socket(folder), Map.of())) {
      link.defaults();
      return true;
    } catch (PulseFault e) {
      return false;
    }
  }
}
