// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;

class DevicesCommandTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void plugIn() {
    new FakeSystem(folder).usb("1-4", 0x2109, 0x2817, "USB2.0 Hub").usbInterface("1-4", 0, 9, 0, "hub")
        .usb("1-4.2", 0x046d, 0x0825, "C270").usbInterface("1-4.2", 0, 0x0e, 1, "uvcvideo")
        .video("video0", "1-4.2", 0, 0, "C270");
  }

  @Test
  void showsTheTreeWithPlacesDriversAndNodes() {
    Ran listed = devices();
    List<String> lines = listed.out().lines().toList();

    assertEquals(0, listed.exit());
    assertTrue(lines.get(1).startsWith("Room PC "), listed.out());
    assertTrue(lines.get(2).matches("└ USB2.0 Hub +hub +usb:1-4 2109:2817 +via-labs/vl817 +hub +480 Mbit/s +hub 1 +–"),
        lines.get(2));
    assertTrue(
        lines.get(3)
            .matches("  └ C270 +camera +usb:1-4.2 046d:0825 +logitech/c270 +camera +480 Mbit/s +uvcvideo 1 +video0"),
        lines.get(3));
  }

  @Test
  void saysWhatCouldNotBeRead() {
    String out = devices().out();
    assertTrue(out.contains("Could not be read:"), out);
    assertTrue(
        out.lines().anyMatch(l -> l.matches("  usb:1-4.2 +usb.descriptors +the system does not show the descriptors")),
        out);
  }

  @Test
  void printsOneJsonObject() {
    String out = devices("--json").out();
    assertTrue(out.startsWith("{\"nodes\":{\"usb:1-4.2\":[\"dev/video0\"]},\"observation\":{\"devices\":["), out);
    assertEquals(1, out.lines().count());
  }

  private Ran devices(String... more) {
    String[] all = new String[more.length + 3];
    System.arraycopy(new String[]{"devices", "--root", folder.toString()}, 0, all, 0, 3);
    System.arraycopy(more, 0, all, 3, more.length);
    return Ran.agent(all);
  }
}
