// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import org.klartecken.lab.usbip.UsbSpeed;

/** Endpoint descriptors (USB 2.0, 9.6.6) with the companion that SuperSpeed asks for (USB 3.2, 9.6.7). */
public final class Endpoints {
  private static final int ENDPOINT = 0x05;
  private static final int COMPANION = 0x30;
  private static final int BULK = 0x02;
  private static final int INTERRUPT = 0x03;

  private Endpoints() {
  }

  public static Octets bulk(int address, UsbSpeed speed) {
    int most = switch (speed) {
      case LOW, FULL -> 64;
      case HIGH -> 512;
      case SUPER -> 1024;
    };
    return with(new Octets().descriptor(ENDPOINT, new Octets().u8(address, BULK).le16(most).u8(0)), speed, 0, 0);
  }

  /** An interrupt endpoint that is asked every {@code millis}. */
  public static Octets interrupt(int address, int most, int millis, UsbSpeed speed) {
    Octets fields = new Octets().u8(address, INTERRUPT).le16(most).u8(interval(millis, speed));
    return with(new Octets().descriptor(ENDPOINT, fields), speed, 0, most);
  }

  /** Below high speed the interval counts frames; from there on it is an exponent of microframes. */
  public static int interval(int millis, UsbSpeed speed) {
    return speed.microframes() ? 4 + (31 - Integer.numberOfLeadingZeros(millis)) : millis;
  }

  public static Octets with(Octets endpoint, UsbSpeed speed, int burst, int perInterval) {
    if (speed != UsbSpeed.SUPER) {
      return endpoint;
    }
    return endpoint.descriptor(COMPANION, new Octets().u8(burst, 0).le16(perInterval));
  }
}
