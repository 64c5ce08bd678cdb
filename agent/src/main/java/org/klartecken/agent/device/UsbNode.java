// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.List;
import java.util.Optional;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;

/**
 * One USB device as the kernel shows it.
 *
 * @param directory below {@code bus/usb/devices}
 * @param interfaces of the configuration in force, by number
 * @param hung whether it could not be asked what it calls itself, since its driver waits for it
 */
record UsbNode(UsbPort port, SysDirectory directory, UsbIdentity identity, List<UsbInterface> interfaces,
    boolean hung) {
  UsbNode {
    interfaces = List.copyOf(interfaces);
  }

  /** Reads a device; empty when it has no ids, which is so while it is going away. */
  static Optional<UsbNode> read(UsbPort port, SysDirectory directory, UsbNames names) {
    return usbId(directory).map(id -> {
      UsbNames.Names said = names.of(port, directory);
      return new UsbNode(port, directory, identity(id, port, directory, said), UsbInterface.atOnce(directory),
          said.hung());
    });
  }

  /** Whether it has no interfaces, or not its first ones: the kernel adds and removes them from the first on. */
  boolean isTorn() {
    return interfaces.isEmpty() || interfaces.getFirst().number() > 0;
  }

  /** Whether it went away while it was read. */
  boolean isGone() {
    return usbId(directory).isEmpty();
  }

  /** What it calls itself. */
  String name() {
    String product = identity.product();
    if (product != null) {
      return product;
    }
    String maker = identity.manufacturer();
    return maker == null ? "USB " + identity.id() : maker + " " + identity.id();
  }

  UsbRoles roles() {
    return UsbRoles.of(this);
  }

  private static UsbIdentity identity(UsbId id, UsbPort port, SysDirectory directory, UsbNames.Names said) {
    return new UsbIdentity(id, port.path(), said.manufacturer().orElse(null), said.product().orElse(null),
        said.serial().orElse(null), directory.text("bcdDevice").orElse(null));
  }

  private static Optional<UsbId> usbId(SysDirectory directory) {
    var vendor = directory.hex("idVendor");
    var product = directory.hex("idProduct");
    return vendor.isPresent() && product.isPresent()
        ? usbId(vendor.getAsLong(), product.getAsLong())
        : Uevent.of(directory).value("PRODUCT").flatMap(UsbNode::fromUevent);
  }

  /** {@code 46d/866/117}: vendor, product and release, hexadecimal without leading zeros. */
  private static Optional<UsbId> fromUevent(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return usbId(Long.parseLong(parts[0], 16), Long.parseLong(parts[1], 16));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<UsbId> usbId(long vendor, long product) {
    boolean valid = vendor >= 0 && vendor <= 0xffff && product >= 0 && product <= 0xffff;
    return valid ? Optional.of(new UsbId((int) vendor, (int) product)) : Optional.empty();
  }
}
