// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import java.time.Duration;
import org.klartecken.lab.device.DescriptorFault;
import org.klartecken.lab.device.DeviceModel.Variant;
import org.klartecken.lab.usbip.Conduct;
import org.klartecken.lab.usbip.Conduct.Manner;
import org.klartecken.lab.usbip.UsbSpeed;

/** What can be wrong with any device. */
public enum Fault {
  /** Nothing is answered, and the kernel cannot even give up: readers end in D state until the cable is pulled. */
  HANG,
  /** Nothing is answered; the kernel's own time limits work. Ends when the device is plugged in again. */
  UNRESPONSIVE,
  /** The same, but a reset of the port is enough. */
  UNRESPONSIVE_UNTIL_RESET,
  /** Each answer takes two seconds. */
  SLOW,
  /** The configuration ends in the middle. */
  TRUNCATED_DESCRIPTOR,
  /** A descriptor says that it is nought octets long. */
  WRONG_DESCRIPTOR,
  /** Asking for a name stalls. */
  NO_STRINGS,
  /** The host may not choose the configuration: no driver is bound. */
  NO_CONFIGURATION,
  /** The cable or the port is one of USB 2: no SuperSpeed. */
  SLOW_PORT,
  /** The firmware update began and did not end: another product id, another function. */
  UPDATE_MODE;

  private static final Duration SLOW_ANSWER = Duration.ofSeconds(2);

  /** Whether the device comes back as somebody else, so that the host must see it anew. */
  boolean changesDescription() {
    return switch (this) {
      case HANG, UNRESPONSIVE, UNRESPONSIVE_UNTIL_RESET, SLOW -> false;
      case TRUNCATED_DESCRIPTOR, WRONG_DESCRIPTOR, NO_STRINGS, NO_CONFIGURATION, SLOW_PORT, UPDATE_MODE -> true;
    };
  }

  Variant apply(Variant variant) {
    return switch (this) {
      case HANG, UNRESPONSIVE, UNRESPONSIVE_UNTIL_RESET, SLOW -> variant;
      case TRUNCATED_DESCRIPTOR -> variant.fault(DescriptorFault.TRUNCATED);
      case WRONG_DESCRIPTOR -> variant.fault(DescriptorFault.WRONG_LENGTH);
      case NO_STRINGS -> variant.fault(DescriptorFault.NO_STRINGS);
      case NO_CONFIGURATION -> variant.fault(DescriptorFault.NO_CONFIGURATION);
      case SLOW_PORT -> variant.atMost(UsbSpeed.HIGH);
      case UPDATE_MODE -> variant.updating(true);
    };
  }

  void apply(Conduct conduct) {
    switch (this) {
      case HANG -> conduct.become(Manner.HUNG);
      case UNRESPONSIVE -> conduct.become(Manner.UNRESPONSIVE);
      case UNRESPONSIVE_UNTIL_RESET -> conduct.becomeUntilReset(Manner.UNRESPONSIVE);
      case SLOW -> conduct.latency(SLOW_ANSWER);
      case TRUNCATED_DESCRIPTOR, WRONG_DESCRIPTOR, NO_STRINGS, NO_CONFIGURATION, SLOW_PORT, UPDATE_MODE -> {
        // seen in the description, not in the conduct
      }
    }
  }
}
