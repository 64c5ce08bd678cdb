// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;
import org.klartecken.room.Arrival;

/**
 * Why a display is missing: a USB-C adapter says that it failed to carry the picture. Some adapters always say so, with a
 * picture as well. So its word counts only if it came about when the display went: one that fails shows itself anew to say
 * it (USB Billboard 1.2.2 §3.1.6), and what it said before has nothing to do with the display. Where no display was ever
 * here, nothing speaks against it.
 */
final class AlternateMode {
  /** An adapter fails within seconds; reports, and people who plug, take longer. */
  private static final Duration AROUND = Duration.ofMinutes(5);
  private static final Set<Value> FAILED = Set.of(Value.of("failed"), Value.of("failed_unspecified"));

  private AlternateMode() {
  }

  /** The finding about the adapter, for a line that lacks a display. */
  static Optional<Finding> finding(Scene scene, Line line, Severity severity) {
    return line.needs() != Capability.DISPLAY
        ? Optional.empty()
        : scene.devices().stream().filter(adapter -> failed(adapter, line) && cameAboutThen(adapter, scene)).findFirst()
            .map(adapter -> line.finding(adapter, FindingReason.LIMIT_BROKEN, ReadingNames.USB_ALTERNATE_MODE, severity,
                line.item().hold(), Sentences.NO_ALTERNATE_MODE));
  }

  private static boolean cameAboutThen(Seen adapter, Scene scene) {
    Optional<Instant> lost = scene.lost().stream().filter(l -> l.seen().device().can(Capability.DISPLAY))
        .map(Scene.Lost::since).findFirst(); // the newest
    Arrival arrival = adapter.arrival();
    return lost.isEmpty() || (arrival != null && !arrival.at().isBefore(lost.get().minus(AROUND)));
  }

  private static boolean failed(Seen adapter, Line line) {
    return adapter.reading(ReadingNames.USB_ALTERNATE_MODE).filter(r -> line.isFresh(r.observedAt()))
        .filter(r -> FAILED.contains(r.value())).isPresent();
  }
}
