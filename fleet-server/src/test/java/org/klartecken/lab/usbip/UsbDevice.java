// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.util.Optional;

/** What the server asks of a device that has power; endpoints are named by their address, with bit 7 set for IN. */
public interface UsbDevice {
  DeviceEntry entry();

  ControlReply control(Setup setup, byte[] data);

  Optional<Pipe> pipe(int endpointAddress);
}
