// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.util.function.Consumer;
import org.klartecken.contract.Device;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;
import org.klartecken.room.Arrival;

/**
 * A device that lately moved to another port, or came in the stead of another: a note, never a fault, since it fills the
 * line. What no longer fills it is told by the other rules.
 */
record ArrivalRule() implements DeviceRule {
  /** How long such news is news. */
  static final Duration LASTS = Duration.ofDays(7);

  @Override
  public void judge(Seen seen, Line line, Consumer<Finding> found) {
    Arrival arrival = seen.arrival();
    Device was = arrival == null ? null : arrival.was();
    if (arrival == null || was == null || !line.now().isBefore(arrival.at().plus(LASTS))) {
      return;
    }
    switch (arrival.kind()) {
      case MOVED -> note(FindingReason.DEVICE_MOVED, arrival, moved(arrival, was, seen.device()), seen, line, found);
      case SWAPPED -> note(FindingReason.DEVICE_SWAPPED, arrival, Sentences.swapped(arrival.sure()), seen, line, found);
      case REPLACED -> {
        if (line.item().prefers(seen.device(), seen.known())) {
          note(FindingReason.DEVICE_REPLACED, arrival, Sentences.REPLACED.with("was", was.name()), seen, line, found);
        }
      }
      case NEW, RETURNED, CHANGED_MODE -> {
      }
    }
  }

  private static LocalText moved(Arrival arrival, Device was, Device is) {
    return Sentences.moved(arrival.sure()).with("from", place(was)).with("to", place(is));
  }

  private static void note(FindingReason reason, Arrival arrival, LocalText text, Seen seen, Line line,
      Consumer<Finding> found) {
    found.accept(line.finding(seen, reason, null, Severity.NOTE, Duration.ZERO, text).since(arrival.at()));
  }

  /** As people find it. */
  private static String place(Device device) {
    UsbIdentity usb = device.usb();
    DisplayIdentity display = device.display();
    return usb != null ? usb.port() : display != null ? display.connector() : device.id().value();
  }
}
