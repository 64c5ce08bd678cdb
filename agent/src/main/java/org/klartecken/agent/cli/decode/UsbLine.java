// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problem;
import org.klartecken.agent.protocol.usb.DeviceDescriptor;
import org.klartecken.agent.protocol.usb.UsbDescriptors;

/**
 * What {@code decode usb} prints of one file. Everything that is absent or unreadable is {@code null}.
 *
 * @param vid idVendor, four hexadecimal digits
 * @param pid idProduct, four hexadecimal digits
 * @param usb bcdUSB as lsusb prints it, {@code 2.00}
 * @param deviceClass bDeviceClass; 0 and 239 mean that the interfaces tell
 * @param interfaces each once, without alternate settings that say the same, of all configurations
 * @param video what the device does as a camera or for one
 * @param audio what the device does with sound
 * @param hid what its HID descriptors tell
 * @param serial what it carries as a serial port; the device's serial number is a string that is not in these octets
 */
@Json
public record UsbLine(String file, @Nullable String vid, @Nullable String pid, @Nullable String usb,
    @Json.Property("class") @Nullable Integer deviceClass, List<Interface> interfaces, @Nullable UsbVideo video,
    @Nullable UsbAudio audio, @Nullable UsbHid hid, @Nullable UsbSerial serial, List<String> problems) {

  /** @param role a word of {@link org.klartecken.agent.protocol.usb.InterfaceRole} */
  @Json
  public record Interface(int number, @Json.Property("class") int interfaceClass, int subclass, int protocol,
      String role) {
  }

  /** The line of a file that could be read. */
  static UsbLine of(String file, UsbDescriptors usb) {
    DeviceDescriptor device = usb.device();
    List<Interface> interfaces = usb.interfaces().map(i -> new Interface(i.number(), i.interfaceClass(), i.subclass(),
        i.protocol(), i.role().word())).distinct().toList();
    return new UsbLine(file, device == null ? null : hex4(device.id().vendor()),
        device == null ? null : hex4(device.id().product()), device == null ? null : device.usbVersion(),
        device == null ? null : device.deviceClass(), interfaces, UsbVideo.of(usb), UsbAudio.of(usb), UsbHid.of(usb),
        UsbSerial.of(usb), usb.problems().stream().map(Problem::sentence).toList());
  }

  /** The line of a file that could not be read. */
  static UsbLine unreadable(String file, String why) {
    return new UsbLine(file, null, null, null, null, List.of(), null, null, null, null, List.of(why));
  }

  private static String hex4(int value) {
    return String.format(Locale.ROOT, "%04x", value);
  }
}
