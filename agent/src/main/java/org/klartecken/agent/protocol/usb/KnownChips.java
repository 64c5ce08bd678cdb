// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.UsbId;

/** Bridge chips that speak their makers' own protocols on class 0xff, so that only their ids tell what they carry. */
final class KnownChips {
  private static final Map<Integer, Set<Integer>> SERIAL = Map.of(
      0x0403, Set.of(0x6001, 0x6010, 0x6011, 0x6014, 0x6015, 0x601c), // FTDI
      0x067b, Set.of(0x2303, 0x2304, 0x23a3, 0x23b3, 0x23c3, 0x23d3, 0x23e3, 0x23f3), // Prolific
      0x10c4, Set.of(0xea60, 0xea61, 0xea63, 0xea70, 0xea71, 0xea80), // Silicon Labs
      0x1a86, Set.of(0x5523, 0x7522, 0x7523), // WCH
      0x110a, Set.of(0x1110, 0x1130, 0x1150, 0x1410, 0x1450)); // Moxa
  private static final Map<Integer, Set<Integer>> ETHERNET = Map.of(
      0x0bda, Set.of(0x8050, 0x8152, 0x8153, 0x8155, 0x8156, 0x8157), // Realtek
      0x0b95, Set.of(0x1720, 0x1780, 0x178a, 0x1790, 0x7720, 0x772a, 0x772b, 0x7e2b), // ASIX
      0x0424, Set.of(0x7500, 0x7505, 0x7800, 0x7801, 0x7850, 0x9500, 0x9e00, 0xec00)); // Microchip

  private KnownChips() {
  }

  static InterfaceRole role(@Nullable UsbId id) {
    if (id == null) {
      return InterfaceRole.VENDOR;
    }
    if (SERIAL.getOrDefault(id.vendor(), Set.of()).contains(id.product())) {
      return InterfaceRole.SERIAL_VENDOR;
    }
    return ETHERNET.getOrDefault(id.vendor(), Set.of()).contains(id.product())
        ? InterfaceRole.ETHERNET
        : InterfaceRole.VENDOR;
  }
}
