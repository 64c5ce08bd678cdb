// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Lays out a directory like the {@code /sys}, {@code /proc} and {@code /dev} of a PC: devices below {@code sys/devices},
 * and links to them from {@code sys/bus} and {@code sys/class}, as the kernel makes them.
 */
public final class FakeSystem {
  private static final String PCI = "sys/devices/pci0000:00/0000:00:14.0";
  private final Path root;

  public FakeSystem(Path root) {
    this.root = root;
    file("proc/uptime", "4711.25 9000.00");
    directory("sys/bus/usb/devices");
    directory("dev");
  }

  public SystemRoot root() {
    return new SystemRoot(root);
  }

  public Path path(String relative) {
    return root.resolve(relative);
  }

  /** Writes a file as sysfs shows attributes: with a line end. */
  public FakeSystem file(String relative, String text) {
    return bytes(relative, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public FakeSystem bytes(String relative, byte[] content) {
    try {
      Files.createDirectories(path(relative).getParent());
      Files.write(path(relative), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public FakeSystem directory(String relative) {
    try {
      Files.createDirectories(path(relative));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a link as sysfs has them, relative from where it lies. */
  public FakeSystem link(String from, String to) {
    try {
      Path link = path(from);
      Files.createDirectories(link.getParent());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, link.resolveSibling("").relativize(path(to)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plugs a USB device in; hubs on the way must have been plugged in before. */
  public FakeSystem usb(String port, int vendor, int product, String name) {
    String place = usbPlace(port);
    file(place + "/idVendor", hex4(vendor)).file(place + "/idProduct", hex4(product)).file(place + "/product", name);
    file(place + "/bcdDevice", "0117").file(place + "/speed", "480").file(place + "/version", " 2.00");
    file(place + "/bDeviceClass", "ef");
    return link("sys/bus/usb/devices/" + port, place);
  }

  /** The port of a hub that a device is plugged into, as Linux shows it since 6.0. */
  public FakeSystem usbHubPort(String port, String name) {
    file("sys/devices/hub/" + name + "/disable", "0");
    return link(usbPlace(port) + "/port", "sys/devices/hub/" + name);
  }

  public FakeSystem usbAttribute(String port, String attribute, String value) {
    return file(usbPlace(port) + "/" + attribute, value);
  }

  /** The octets of {@code descriptors}, in hexadecimal. */
  public FakeSystem usbDescriptors(String port, String hex) {
    return bytes(usbPlace(port) + "/descriptors", HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
  }

  /** One interface; an empty driver leaves it unbound. */
  public FakeSystem usbInterface(String port, int number, int classCode, int subclass, String driver) {
    String name = port + ":1." + number;
    String place = usbPlace(port) + "/" + name;
    link(place + "/subsystem", "sys/bus/usb");
    file(place + "/bInterfaceNumber", hex2(number)).file(place + "/bInterfaceClass", hex2(classCode));
    file(place + "/bInterfaceSubClass", hex2(subclass)).file(place + "/bInterfaceProtocol", "00");
    if (!driver.isEmpty()) {
      directory("sys/bus/usb/drivers/" + driver).link(place + "/driver", "sys/bus/usb/drivers/" + driver);
    }
    return link("sys/bus/usb/devices/" + name, place);
  }

  /** A node of a camera: {@code index} counts the nodes of one function. */
  public FakeSystem video(String node, String port, int interfaceNumber, int index, String label) {
    return video(node, usbPlace(port) + "/" + port + ":1." + interfaceNumber, index, label);
  }

  public FakeSystem video(String node, String owner, int index, String label) {
    String place = owner + "/video4linux/" + node;
    file(place + "/name", label).file(place + "/index", Integer.toString(index)).file("dev/" + node, "");
    return link("sys/class/video4linux/" + node, place);
  }

  public FakeSystem usbSound(String port, int interfaceNumber, int card, String id, String... pcms) {
    return sound(usbPlace(port) + "/" + port + ":1." + interfaceNumber, card, id, pcms);
  }

  /** A sound card with PCMs such as {@code 0p} and {@code 0c}. */
  public FakeSystem sound(String owner, int card, String id, String... pcms) {
    String place = owner + "/sound/card" + card;
    file(place + "/id", id).file(place + "/number", Integer.toString(card));
    link("sys/class/sound/card" + card, place);
    file("dev/snd/controlC" + card, "");
    for (String pcm : pcms) {
      String device = pcm.substring(0, pcm.length() - 1);
      String direction = pcm.substring(pcm.length() - 1);
      String name = "pcmC" + card + "D" + device + direction;
      file(place + "/" + name + "/pcm_class", "generic").file("dev/snd/" + name, "");
      link("sys/class/sound/" + name, place + "/" + name);
      file("proc/asound/card" + card + "/pcm" + pcm + "/info",
          "card: " + card + "\ndevice: " + device + "\nname: Sound " + device);
    }
    return this;
  }

  public FakeSystem display(String name, String status, String enabled, String dpms, byte[] edid, String modes) {
    String place = "sys/devices/pci0000:00/0000:00:02.0/drm/" + name.substring(0, name.indexOf('-')) + "/" + name;
    file(place + "/status", status).file(place + "/enabled", enabled).file(place + "/dpms", dpms);
    bytes(place + "/edid", edid).file(place + "/modes", modes);
    return link("sys/class/drm/" + name, place);
  }

  public FakeSystem usbSerial(String port, int interfaceNumber, String tty) {
    String place = usbPlace(port) + "/" + port + ":1." + interfaceNumber + "/" + tty + "/tty/" + tty;
    return file(place + "/dev", "188:0").file("dev/" + tty, "").link("sys/class/tty/" + tty, place);
  }

  public FakeSystem usbNetwork(String port, int interfaceNumber, String name) {
    return network(usbPlace(port) + "/" + port + ":1." + interfaceNumber + "/net/" + name, name);
  }

  public FakeSystem network(String place, String name) {
    file(place + "/type", "1").file(place + "/operstate", "up").file(place + "/carrier", "1");
    file(place + "/speed", "1000").file(place + "/duplex", "full");
    return link("sys/class/net/" + name, place);
  }

  /** Takes a USB device away with all that hangs on it, as the kernel does: links and folders. */
  public FakeSystem unplug(String port) {
    Path gone = path(usbPlace(port));
    try {
      for (String folder : new String[]{"sys/bus/usb/devices", "sys/class/video4linux", "sys/class/sound",
          "sys/class/tty",
          "sys/class/net"}) {
        if (Files.isDirectory(path(folder))) {
          try (var links = Files.newDirectoryStream(path(folder))) {
            for (Path link : links) {
              if (link.resolveSibling(Files.readSymbolicLink(link)).normalize().startsWith(gone)) {
                Files.delete(link);
              }
            }
          }
        }
      }
      deleteTree(gone);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code …/usb1/1-4/1-4.2} for the port {@code 1-4.2}. */
  public static String usbPlace(String port) {
    StringBuilder place = new StringBuilder(PCI + "/usb" + port.substring(0, port.indexOf('-')));
    for (int dot = port.indexOf('.'); dot >= 0; dot = port.indexOf('.', dot + 1)) {
      place.append('/').append(port, 0, dot);
    }
    return place.append('/').append(port).toString();
  }

  private static void deleteTree(Path top) throws IOException {
    if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(top, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path dir, @org.jspecify.annotations.Nullable IOException e)
          throws IOException {
        Files.delete(dir);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private static String hex4(int value) {
    return String.format(Locale.ROOT, "%04x", value);
  }

  private static String hex2(int value) {
    return String.format(Locale.ROOT, "%02x", value);
  }
}
