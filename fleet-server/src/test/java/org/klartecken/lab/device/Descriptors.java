// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartecken.lab.usbip.DeviceEntry;
import org.klartecken.lab.usbip.DeviceEntry.ClassCode;
import org.klartecken.lab.usbip.UsbSpeed;

/** The descriptors of one device, composed from its identity and its functions; pure. */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
public record Descriptors(UsbSpeed speed, byte[] device, byte[] configuration, List<String> strings) {
  private static final int DEVICE = 0x01;
  private static final int CONFIGURATION = 0x02;
  private static final int INTERFACE = 0x04;
  private static final int ASSOCIATION = 0x0B;
  private static final int BOS = 0x0F;
  private static final int CAPABILITY = 0x10;

  public Descriptors {
    strings = List.copyOf(strings);
  }

  static Descriptors compose(Identity identity, List<Function> functions, Layout layout) {
    Octets parts = new Octets();
    functions.forEach(function -> parts.all(function.descriptors(identity.speed())));
    boolean bos = bos(identity.speed(), functions).isPresent();
    int maker = layout.string(identity.maker());
    int name = layout.string(identity.name());
    int serial = identity.serial().map(layout::string).orElse(0);
    Octets device = new Octets().le16(version(identity.speed(), bos))
        .all(deviceClass(functions, identity.speed(), parts.bytes())).u8(greatestPacket0(identity.speed()))
        .le16(identity.vendor(), identity.product(), identity.release()).u8(maker, name, serial, 1); // one configuration
    // self powered: no; 500 mA, counted in 2 mA or, by SuperSpeed, in 8 mA
    int power = identity.speed() == UsbSpeed.SUPER ? 62 : 250;
    Octets head = new Octets().le16(9 + parts.size()).u8(layout.interfaces(), 1, 0, 0x80, power);
    byte[] configuration = new Octets().descriptor(CONFIGURATION, head).all(parts).bytes();
    return new Descriptors(identity.speed(), new Octets().descriptor(DEVICE, device).bytes(), configuration,
        layout.strings());
  }

  private static int version(UsbSpeed speed, boolean bos) {
    if (speed == UsbSpeed.SUPER) {
      return 0x0300;
    }
    return bos ? 0x0201 : 0x0200; // a host asks for the BOS descriptor from 2.01 on
  }

  private static int greatestPacket0(UsbSpeed speed) {
    return switch (speed) {
      case LOW -> 8;
      case FULL, HIGH -> 64;
      case SUPER -> 9; // an exponent
    };
  }

  private static Octets deviceClass(List<Function> functions, UsbSpeed speed, byte[] parts) {
    Optional<ClassCode> whole = functions.stream().flatMap(each -> each.deviceClass(speed).stream()).findFirst();
    if (whole.isPresent()) {
      return new Octets().u8(whole.get().major(), whole.get().minor(), whole.get().protocol());
    }
    boolean associations = each(parts).stream().anyMatch(descriptor -> descriptor[1] == ASSOCIATION);
    return associations ? new Octets().u8(0xEF, 0x02, 0x01) : new Octets().u8(0, 0, 0);
  }

  /** The BOS descriptor (USB 3.2, 9.6.2), when there is anything to say in it. */
  static Optional<byte[]> bos(UsbSpeed speed, List<Function> functions) {
    List<Octets> capabilities = new ArrayList<>();
    if (speed == UsbSpeed.SUPER) {
      capabilities.add(new Octets().u8(0x02).le32(0x02)); // USB 2.0 extension: link power management
      // SuperSpeed: no latency messages; full, high and super speed; all of it works at full speed; exit latencies
      capabilities.add(new Octets().u8(0x03, 0x00).le16(0x000E).u8(1, 10).le16(0x0020));
    }
    functions.forEach(function -> function.capability().ifPresent(capabilities::add));
    if (capabilities.isEmpty()) {
      return Optional.empty();
    }
    Octets parts = new Octets();
    capabilities.forEach(capability -> parts.descriptor(CAPABILITY, capability));
    Octets head = new Octets().le16(5 + parts.size()).u8(capabilities.size());
    return Optional.of(new Octets().descriptor(BOS, head).all(parts).bytes());
  }

  /** The descriptors that follow one another in some octets; a broken length ends the list. */
  public static List<byte[]> each(byte[] octets) {
    List<byte[]> found = new ArrayList<>();
    int at = 0;
    while (at + 1 < octets.length && (octets[at] & 0xFF) >= 2 && at + (octets[at] & 0xFF) <= octets.length) {
      found.add(java.util.Arrays.copyOfRange(octets, at, at + (octets[at] & 0xFF)));
      at += octets[at] & 0xFF;
    }
    return found;
  }

  DeviceEntry entry() {
    List<ClassCode> interfaces = each(configuration).stream()
        .filter(descriptor -> descriptor[1] == INTERFACE && descriptor[3] == 0)
        .map(descriptor -> code(descriptor, 5)).toList();
    return new DeviceEntry(speed, le16(device, 8), le16(device, 10), le16(device, 12), code(device, 4), interfaces);
  }

  private static ClassCode code(byte[] octets, int at) {
    return new ClassCode(octets[at] & 0xFF, octets[at + 1] & 0xFF, octets[at + 2] & 0xFF);
  }

  private static int le16(byte[] octets, int at) {
    return (octets[at] & 0xFF) | (octets[at + 1] & 0xFF) << 8;
  }
}
