// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The guest's monotonic clock as this machine's wall clock has it. Pure.
 *
 * @param offsetMs what is added to the guest's milliseconds
 * @param uncertaintyMs by how much that may be wrong either way
 */
record GuestClock(double offsetMs, double uncertaintyMs) {
  /** Of {@code /proc/timer_list}. */
  private static final Pattern NOW = Pattern.compile("now at (\\d+) nsecs");
  /** {@code KERNEL[34.123456] remove   /devices/platform/vhci_hcd.0/…}, as udevadm monitors it. */
  private static final Pattern UEVENT = Pattern.compile("KERNEL\\[(\\d+\\.\\d+)] +(\\w+) +(\\S+)");

  /**
   * The guest was asked for its clock.
   *
   * @param beganMs when it was asked, by this machine's clock
   * @param endedMs when its answer was here
   */
  record Asked(double beganMs, double endedMs, double guestMs) {
    GuestClock clock() {
      return new GuestClock((beganMs + endedMs) / 2 - guestMs, (endedMs - beganMs) / 2);
    }
  }

  /** The answer that came fastest says it best. */
  static GuestClock of(List<Asked> asked) {
    return asked.stream().map(Asked::clock).min(Comparator.comparing(GuestClock::uncertaintyMs)).orElseThrow();
  }

  /** What {@code /proc/timer_list} says of the time, in milliseconds. */
  static Optional<Double> now(String timerList) {
    Matcher now = NOW.matcher(timerList);
    return now.find() ? Optional.of(Long.parseLong(now.group(1)) / 1e6) : Optional.empty();
  }

  /** When the first uevent about a device below a path came, by this machine's clock. */
  Optional<Double> first(List<String> monitored, String below) {
    return monitored.stream().map(UEVENT::matcher).filter(Matcher::find).filter(m -> m.group(3).startsWith(below))
        .map(m -> Double.parseDouble(m.group(1)) * 1000 + offsetMs).findFirst();
  }
}
