// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.Arrays;
import java.util.List;
import org.klartecken.agent.protocol.usb.DescriptorParser;
import org.klartecken.agent.protocol.usb.HidReport;
import org.klartecken.agent.protocol.usb.UsbDescriptors;
import org.klartecken.contract.FailureReason;

/** What a USB device told the kernel about itself, from the binary files of its folder. */
public sealed interface UsbDescription {
  /**
   * It could be read.
   *
   * @param reports what its HID interfaces are about, those that a driver has taken
   */
  record Told(UsbDescriptors descriptors, List<HidReport> reports) implements UsbDescription {
    public Told {
      reports = List.copyOf(reports);
    }
  }

  /** It could not. */
  record Untold(FailureReason reason, String detail) implements UsbDescription {
  }

  /**
   * Reads a device: {@code descriptors}, and behind them {@code bos_descriptors}, which Linux shows since 6.11 and which
   * alone tells how fast a device could be on a better port.
   */
  static UsbDescription read(SysDirectory device) {
    return switch (device.content("descriptors", SysDirectory.LARGEST)) {
      case Content.Absent _ -> device.exists()
          ? new Untold(FailureReason.UNSUPPORTED, "the system does not show the descriptors")
          : new Untold(FailureReason.DEVICE_GONE, "the device went away");
      case Content.Unreadable(FailureReason reason, String detail) -> new Untold(reason, detail);
      case Content.Whole whole -> {
        byte[] store = device.content("bos_descriptors", SysDirectory.LARGEST).octets().orElse(new byte[0]);
        yield new Told(DescriptorParser.parse(joined(whole.value(), store)), reports(device));
      }
    };
  }

  private static List<HidReport> reports(SysDirectory device) {
    return device.entries().stream().filter(e -> e.name().startsWith(device.name() + ":"))
        .flatMap(i -> i.entries().stream()).filter(hid -> hid.has("report_descriptor"))
        .flatMap(hid -> hid.content("report_descriptor", SysDirectory.LARGEST).octets().stream()).map(HidReport::parse)
        .toList();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
