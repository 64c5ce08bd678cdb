// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import org.klartecken.lab.device.billboard.BillboardFunction;
import org.klartecken.lab.device.camera.CameraFunction;
import org.klartecken.lab.device.ethernet.EthernetFunction;
import org.klartecken.lab.device.hid.TelephonyFunction;
import org.klartecken.lab.device.hid.TouchFunction;
import org.klartecken.lab.device.hub.HubFunction;
import org.klartecken.lab.device.raw.RawFunction;
import org.klartecken.lab.device.serial.AcmFunction;
import org.klartecken.lab.device.serial.FtdiFunction;
import org.klartecken.lab.device.sound.SoundFunction;
import org.klartecken.lab.device.update.UpdateFunction;
import org.klartecken.lab.usbip.UsbSpeed;

/** The catalogue of what devices can do: the {@code kind} of a function in a device's file. */
final class Functions {
  private Functions() {
  }

  static Function make(Yaml yaml, Layout layout, UsbSpeed speed) {
    String kind = yaml.text("kind");
    return switch (kind) {
      case "camera" -> new CameraFunction(yaml, layout, speed);
      case "sound" -> new SoundFunction(yaml, layout);
      case "telephony" -> new TelephonyFunction(yaml, layout);
      case "ftdi" -> new FtdiFunction(yaml, layout);
      case "acm" -> new AcmFunction(yaml, layout);
      case "hub" -> new HubFunction(yaml, layout);
      case "billboard" -> new BillboardFunction(yaml, layout);
      case "ethernet" -> new EthernetFunction(yaml, layout);
      case "touch" -> new TouchFunction(yaml, layout);
      case "raw" -> new RawFunction(yaml, layout);
      case "update" -> new UpdateFunction(yaml, layout);
      default -> throw new IllegalArgumentException(yaml.place() + ": no function is called " + kind);
    };
  }
}
