// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;

/**
 * USB 3.2 §9.6.3: one way to use the device.
 *
 * @param value what SetConfiguration takes
 * @param selfPowered whether it has a power supply of its own
 * @param maxPowerUnits in 2 mA, or 8 mA at SuperSpeed
 * @param interfaces every alternate setting as an entry of its own, in their order
 */
public record UsbConfiguration(int value, boolean selfPowered, int maxPowerUnits,
    List<InterfaceAssociation> associations, List<UsbInterface> interfaces) {
  public UsbConfiguration {
    associations = List.copyOf(associations);
    interfaces = List.copyOf(interfaces);
  }
}
