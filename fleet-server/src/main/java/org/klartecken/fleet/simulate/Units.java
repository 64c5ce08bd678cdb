// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.klartecken.contract.Device;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.room.SerialNumber;

/**
 * Gives each room units of its own: what has a serial number in a type of room is only the first of its series. Models
 * that have none, or one that is worth nothing, stay as they are.
 */
final class Units {
  /** Odd, so that no two rooms get one number. */
  private static final long SCATTER = 0x9E3779B1L;
  private static final int KEPT = 2;
  private static final int DIGITS = 16;

  private Units() {
  }

  /** The devices of a room of that number. */
  static List<SimulatedDevice> of(int room, List<SimulatedDevice> type) {
    return type.stream().map(device -> serial(device).map(s -> with(device, inSeries(s, room))).orElse(device))
        .toList();
  }

  /** Another unit of the same model in the same port; the same one when nothing tells its units apart. */
  static SimulatedDevice swapped(SimulatedDevice device) {
    return serial(device).map(s -> with(device, ofAnotherSeries(s))).orElse(device);
  }

  private static Optional<String> serial(SimulatedDevice device) {
    UsbIdentity usb = device.device().usb();
    return usb == null ? Optional.empty() : SerialNumber.usable(usb.serial()).filter(s -> s.length() > KEPT);
  }

  private static String inSeries(String first, int room) {
    int length = first.length() - KEPT;
    long series = 1L << Math.min(Long.SIZE - 2, 4 * length);
    long number = Math.floorMod((room + 1) * SCATTER, series);
    String digits = String.format(Locale.ROOT, "%0" + length + "X", number);
    return first.substring(0, KEPT) + digits;
  }

  /** The same number with another second character: no unit of any room has it. */
  private static String ofAnotherSeries(String serial) {
    int second = Character.digit(serial.charAt(1), DIGITS);
    String other = Integer.toHexString((Math.max(0, second) + DIGITS / 2) % DIGITS).toUpperCase(Locale.ROOT);
    return serial.charAt(0) + other + serial.substring(KEPT);
  }

  private static SimulatedDevice with(SimulatedDevice device, String serial) {
    Device d = device.device();
    UsbIdentity usb = d.usb();
    return usb == null
        ? device
        : new SimulatedDevice(new Device(d.id(), d.kind(), d.name(), d.parent(), d.capabilities(),
            new UsbIdentity(usb.id(), usb.port(), usb.manufacturer(), usb.product(), serial, usb.bcdDevice()),
            d.display()), device.readings(), device.failures());
  }
}
