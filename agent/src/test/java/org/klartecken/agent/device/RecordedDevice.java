// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A device that somebody recorded, as its descriptors and what the recording says besides.
 *
 * @param source the file, {@code lsusb-v/0b0e-0301-Jabra-EVOLVE-20.txt}
 * @param descriptors device descriptor, configuration and what follows; the recording may have lost the details
 * @param product string, or empty
 * @param drivers by interface number, as far as they were recorded
 * @param detailed whether class-specific descriptors were recorded, which alone tell which way sound goes
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record RecordedDevice(String source, byte[] descriptors, String product, Map<Integer, String> drivers,
    boolean detailed) {
  int vendor() {
    return word(8);
  }

  int product16() {
    return word(10);
  }

  int deviceClass() {
    return descriptors[4] & 0xff;
  }

  private int word(int at) {
    return (descriptors[at] & 0xff) | (descriptors[at + 1] & 0xff) << 8;
  }

  /** Number, class and subclass of the interfaces in force: of the first configuration, alternate setting 0. */
  List<int[]> interfaces() {
    List<int[]> found = new ArrayList<>();
    int configurations = 0;
    for (int at = 0; at + 1 < descriptors.length && (descriptors[at] & 0xff) >= 2; at += descriptors[at] & 0xff) {
      int type = descriptors[at + 1] & 0xff;
      configurations += type == 2 ? 1 : 0;
      if (type == 4 && configurations <= 1 && at + 8 < descriptors.length && descriptors[at + 3] == 0) {
        found.add(new int[]{descriptors[at + 2] & 0xff, descriptors[at + 5] & 0xff, descriptors[at + 6] & 0xff});
      }
    }
    return found;
  }

  boolean has(int interfaceClass) {
    return interfaces().stream().anyMatch(i -> i[1] == interfaceClass);
  }

  /** Plugs it into a system that is made of files. */
  void plugInto(FakeSystem system, String port) {
    system.usb(port, vendor(), product16(), product).bytes(FakeSystem.usbPlace(port) + "/descriptors", descriptors)
        .usbAttribute(port, "bDeviceClass", String.format(java.util.Locale.ROOT, "%02x", deviceClass()));
    for (int[] i : interfaces()) {
      system.usbInterface(port, i[0], i[1], i[2], drivers.getOrDefault(i[0], ""));
    }
  }

  @Override
  public String toString() {
    return source + " " + Arrays.toString(descriptors);
  }
}
