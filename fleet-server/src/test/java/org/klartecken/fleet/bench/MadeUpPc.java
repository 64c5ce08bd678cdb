// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A root for an agent: a PC with a speakerphone that can be pulled out, and real kernel events that say so. */
final class MadeUpPc {
  /** The kernel announces this interface anew when asked; an agent looks at everything then. */
  private static final Path KERNEL = Path.of("/sys/class/net/lo/uevent");
  private static final String BUS = "sys/devices/pci0000:00/0000:00:14.0/usb1";
  private static final String DRIVER = "sys/bus/usb/drivers/snd-usb-audio";
  private final Path root;
  private final Path phone;
  private final Path pulled;

  MadeUpPc(Path root) throws IOException {
    this.root = root;
    phone = root.resolve(BUS + "/1-4");
    pulled = root.resolve("pulled");
    file("proc/uptime", "4711.25 9000.00");
    file("proc/loadavg", "0.10 0.10 0.10 1/100 1");
    file("proc/meminfo", "MemTotal: 8000000 kB\nMemAvailable: 6000000 kB");
    Files.createDirectories(root.resolve("sys/bus/usb/devices"));
    Files.createDirectories(root.resolve("sys/class/sound"));
    String usb = BUS + "/1-4/";
    file(usb + "idVendor", "0b0e");
    file(usb + "idProduct", "0420");
    file(usb + "product", "Jabra SPEAK 510 USB");
    file(usb + "bcdDevice", "0110");
    file(usb + "speed", "12");
    file(usb + "version", " 2.00");
    file(usb + "bDeviceClass", "00");
    String sound = usb + "1-4:1.0/";
    file(sound + "bInterfaceNumber", "00");
    file(sound + "bInterfaceClass", "01");
    file(sound + "bInterfaceSubClass", "01");
    file(sound + "bInterfaceProtocol", "00");
    Files.createDirectories(root.resolve(DRIVER));
    link(sound + "driver", DRIVER); // an unbound speakerphone would be a fault of its own
    file(sound + "sound/card1/id", "USB");
    file(sound + "sound/card1/number", "1");
    for (String pcm : new String[]{"pcmC1D0p", "pcmC1D0c"}) {
      file(sound + "sound/card1/" + pcm + "/pcm_class", "generic");
      file("dev/snd/" + pcm, "");
    }
    file("dev/snd/controlC1", "");
    links();
  }

  /** Takes the speakerphone away; the kernel's event follows at once. */
  void unplug() throws IOException {
    for (String link : new String[]{"sys/bus/usb/devices/1-4", "sys/bus/usb/devices/1-4:1.0", "sys/class/sound/card1",
        "sys/class/sound/pcmC1D0p", "sys/class/sound/pcmC1D0c"}) {
      Files.delete(root.resolve(link));
    }
    Files.move(phone, pulled, StandardCopyOption.ATOMIC_MOVE);
    announce();
  }

  /** Puts it back. */
  void plug() throws IOException {
    Files.move(pulled, phone, StandardCopyOption.ATOMIC_MOVE);
    links();
    announce();
  }

  static boolean canAnnounce() {
    return Files.isWritable(KERNEL);
  }

  private static void announce() throws IOException {
    Files.writeString(KERNEL, "change", StandardOpenOption.WRITE);
  }

  private void links() throws IOException {
    link("sys/bus/usb/devices/1-4", BUS + "/1-4");
    link("sys/bus/usb/devices/1-4:1.0", BUS + "/1-4/1-4:1.0");
    String card = BUS + "/1-4/1-4:1.0/sound/card1";
    link("sys/class/sound/card1", card);
    link("sys/class/sound/pcmC1D0p", card + "/pcmC1D0p");
    link("sys/class/sound/pcmC1D0c", card + "/pcmC1D0c");
  }

  private void link(String from, String to) throws IOException {
    Path link = root.resolve(from);
    Files.createSymbolicLink(link, link.resolveSibling("").relativize(root.resolve(to)));
  }

  private void file(String relative, String text) throws IOException {
    Path file = root.resolve(relative);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }
}
