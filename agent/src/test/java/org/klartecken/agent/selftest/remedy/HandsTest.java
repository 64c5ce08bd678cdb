// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.sound.DefaultSetter;
import org.klartecken.agent.probe.sound.MixerSetter;
import org.klartecken.agent.selftest.remedy.Hands.Tools;
import org.klartecken.agent.selftest.remedy.RemedyPort.Outcome;
import org.klartecken.agent.selftest.remedy.UsbRemedy.Pause;
import org.klartecken.agent.transport.Systemctl;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.Remedy;

class HandsTest {
  @TempDir
  private Path folder;
  private int pauses;

  @Test
  void afterAResetItWaitsUntilTheNodesCanBeUsedAgain() throws IOException, InterruptedException {
    Path node = Files.createFile(folder.resolve("video0"));
    UsbRemedy usb = new UsbRemedy((_, value) -> {
      if (value.equals("0")) {
        Files.delete(node);
      }
    });
    assertEquals(new Outcome.Done(), apply(usb, Remedy.USB_RESET, usbCamera(node), _ -> {
      if (++pauses == 3) {
        create(node);
      }
    }));
    assertEquals(3, pauses);
  }

  @Test
  void aNodeThatDoesNotComeBackIsNotWaitedForForEver() throws IOException, InterruptedException {
    Path node = Files.createFile(folder.resolve("video0"));
    UsbRemedy usb = new UsbRemedy((_, _) -> Files.deleteIfExists(node));
    apply(usb, Remedy.USB_RESET, usbCamera(node), _ -> pauses++);
    assertEquals(200, pauses);
  }

  @Test
  void aNodeThatCouldNotBeUsedBeforeIsNotWaitedFor() throws InterruptedException {
    apply(new UsbRemedy((_, _) -> {
    }), Remedy.USB_RESET, usbCamera(folder.resolve("video7")), _ -> pauses++);
    assertEquals(0, pauses);
  }

  @Test
  void whatIsNotOnUsbIsNotReset() throws InterruptedException {
    List<String> written = new ArrayList<>();
    UsbRemedy usb = new UsbRemedy((attribute, _) -> written.add(attribute.toString()));
    AttachedDevice builtIn = camera(null, folder.resolve("video0"));
    assertEquals(new Outcome.Refused(FailureReason.UNSUPPORTED), apply(usb, Remedy.USB_RESET, builtIn, _ -> {
    }));
    assertEquals(List.of(), written);
  }

  private Outcome apply(UsbRemedy usb, Remedy remedy, AttachedDevice device, Pause pause) throws InterruptedException {
    Tools tools = new Tools(new MixerSetter(new SystemRoot(folder)), new DefaultSetter(Map.of()), usb, new Systemctl());
    return new Hands(tools, Services.NONE, pause).apply(remedy, device,
        ReadingNames.CAMERA_GAVE_PICTURES, () -> false);
  }

  private AttachedDevice usbCamera(Path node) {
    return camera(new UsbIdentity(UsbId.parse("046d:0866"), "1-1", null, null, null, null), node);
  }

  private AttachedDevice camera(@Nullable UsbIdentity usb, Path node) {
    return new AttachedDevice(new Device(new DeviceId("usb:1-1"), DeviceKind.CAMERA, "Camera", DeviceId.HOST,
        Set.of(Capability.CAMERA), usb, null), folder, List.of(node));
  }

  private static void create(Path node) {
    try {
      Files.createFile(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
