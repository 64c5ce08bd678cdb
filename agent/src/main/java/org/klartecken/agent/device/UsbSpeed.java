// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.Optional;
import java.util.OptionalDouble;

/** The negotiated signalling rate of a USB device. */
public final class UsbSpeed {
  private UsbSpeed() {
  }

  /** In bit/s, from the attribute {@code speed}, which tells Mbit/s: 1.5, 12, 480, 5000, 10000 or 20000. */
  public static OptionalDouble of(SysDirectory device) {
    Optional<String> text = device.text("speed");
    try {
      return text.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(positive(Double.parseDouble(text.get())) * 1e6);
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static double positive(double megabits) {
    if (!(megabits > 0 && megabits < 1e6)) {
      throw new NumberFormatException();
    }
    return megabits;
  }
}
