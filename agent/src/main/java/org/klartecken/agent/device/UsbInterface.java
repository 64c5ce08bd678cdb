// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One interface of the configuration that is in force, as the kernel shows it.
 *
 * @param number {@code bInterfaceNumber}
 * @param classCode {@code bInterfaceClass}, 0 to 0xff
 * @param driver that is bound to it; empty when none is
 * @param label what the device calls it, or the empty text
 */
public record UsbInterface(int number, int classCode, int subclass, int protocol, Optional<String> driver,
    String label) {
  /**
   * The interfaces of a device, by number: the folders {@code 1-4:1.0}, {@code 1-4:1.1} … in the device's own. Waits for a
   * driver that is binding to one: for probes, which have a deadline.
   */
  public static List<UsbInterface> all(SysDirectory device) {
    return folders(device).map(f -> read(f, driver(f))).toList();
  }

  /** The same without what the kernel tells only when no driver is binding; never waits. */
  static List<UsbInterface> atOnce(SysDirectory device) {
    return folders(device).map(f -> read(f, f.linkName("driver"))).toList();
  }

  private static Stream<SysDirectory> folders(SysDirectory device) {
    String start = device.name() + ":";
    return device.entries().stream().filter(e -> e.name().startsWith(start)).filter(e -> e.has("bInterfaceClass"));
  }

  private static UsbInterface read(SysDirectory directory, Optional<String> driver) {
    return new UsbInterface(octet(directory, "bInterfaceNumber"), octet(directory, "bInterfaceClass"),
        octet(directory, "bInterfaceSubClass"), octet(directory, "bInterfaceProtocol"), driver,
        directory.text("interface").orElse(""));
  }

  private static int octet(SysDirectory directory, String attribute) {
    return (int) directory.hex(attribute).orElse(0) & 0xff;
  }

  private static Optional<String> driver(SysDirectory directory) {
    // the link is the kernel's word; a recording may have kept only the uevent
    return directory.linkName("driver").or(() -> Uevent.of(directory).value("DRIVER"));
  }
}
