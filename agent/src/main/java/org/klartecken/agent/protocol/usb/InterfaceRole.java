// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.UsbId;

/** What an interface is for, by its class code (usb.org, defined class codes) and, for vendors' own, by known chips. */
public enum InterfaceRole {
  VIDEO_CONTROL, VIDEO_STREAMING, AUDIO_CONTROL, AUDIO_STREAMING, MIDI, HID, CDC_CONTROL, CDC_DATA,
  /** A serial line by a chip maker's own protocol. */
  SERIAL_VENDOR,
  /** A network: CDC ECM, NCM, MBIM, RNDIS, or a known chip. */
  ETHERNET,
  /** The device works and could be told to await new firmware. */
  DFU_RUNTIME,
  /** The device does nothing but await new firmware. */
  DFU_MODE, HUB, STORAGE, PRINTER, IMAGING, SMARTCARD, BILLBOARD, WIRELESS, VENDOR, OTHER;

  /** The word printed by {@code decode usb}: {@code video-control}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static InterfaceRole of(int cls, int subclass, int protocol, @Nullable UsbId id) {
    return switch (cls) {
      case 0x01 -> switch (subclass) {
        case 1 -> AUDIO_CONTROL;
        case 2 -> AUDIO_STREAMING;
        case 3 -> MIDI;
        default -> OTHER;
      };
      case 0x02 -> communications(subclass, protocol);
      case 0x03 -> HID;
      case 0x06 -> IMAGING;
      case 0x07 -> PRINTER;
      case 0x08 -> STORAGE;
      case 0x09 -> HUB;
      case 0x0a -> CDC_DATA;
      case 0x0b -> SMARTCARD;
      case 0x0e -> subclass == 1 ? VIDEO_CONTROL : subclass == 2 ? VIDEO_STREAMING : OTHER;
      case 0x11 -> BILLBOARD;
      case 0xe0 -> subclass == 1 && protocol == 3 ? ETHERNET : WIRELESS;
      case 0xef -> subclass == 4 ? ETHERNET : OTHER; // RNDIS
      case 0xfe -> subclass == 1 ? protocol == 2 ? DFU_MODE : DFU_RUNTIME : OTHER;
      case 0xff -> KnownChips.role(id);
      default -> OTHER;
    };
  }

  /** CDC 1.2 table 4 and the subclasses of ECM, EEM, NCM and MBIM; vendor-specific ACM is how RNDIS hides. */
  private static InterfaceRole communications(int subclass, int protocol) {
    return switch (subclass) {
      case 0x06, 0x0c, 0x0d, 0x0e -> ETHERNET;
      case 0x02 -> protocol == 0xff ? ETHERNET : CDC_CONTROL;
      default -> CDC_CONTROL;
    };
  }
}
