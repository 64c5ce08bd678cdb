// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.profile.DeviceProfiles;

class LinuxInventoryContractTest implements DeviceInventoryContract {
  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void layOut() {
    system = new FakeSystem(folder).usb("1-4", 0x2109, 0x2817, "USB2.0 Hub").usbAttribute("1-4", "bDeviceClass", "09")
        .usbInterface("1-4", 0, 9, 0, "hub").display("card0-HDMI-A-1", "connected", "enabled", "On", new byte[0], "");
    for (int i = 1; i <= 2; i++) {
      system.usb("1-4." + i, 0x046d, 0x0825, "C270").usbInterface("1-4." + i, 0, 0x0e, 1, "uvcvideo")
          .video("video" + 2 * i, "1-4." + i, 0, 0, "C270").video("video" + (2 * i + 1), "1-4." + i, 0, 1, "C270");
    }
  }

  @Override
  public DeviceInventory inventory() {
    return new LinuxInventory(system.root(), DeviceProfiles.NONE);
  }

  @Override
  public void unplugHub() {
    system.unplug("1-4");
  }
}
