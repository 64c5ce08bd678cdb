// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.Optional;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;

/**
 * Why a display is missing: a USB-C adapter that is here says that it failed to carry the picture. While no display is
 * missing its word is nobody's concern: some adapters always say so.
 */
final class AlternateMode {
  private static final Set<Value> FAILED = Set.of(Value.of("failed"), Value.of("failed_unspecified"));

  private AlternateMode() {
  }

  /** The finding about the adapter, for a line that lacks a display. */
  static Optional<Finding> finding(Scene scene, Line line, Severity severity) {
    return line.needs() != Capability.DISPLAY
        ? Optional.empty()
        : scene.devices().stream().filter(adapter -> failed(adapter, line)).findFirst()
            .map(adapter -> line.finding(adapter, FindingReason.LIMIT_BROKEN, ReadingNames.USB_ALTERNATE_MODE, severity,
                line.item().hold(), Sentences.NO_ALTERNATE_MODE));
  }

  private static boolean failed(Seen adapter, Line line) {
    return adapter.reading(ReadingNames.USB_ALTERNATE_MODE).filter(r -> line.isFresh(r.observedAt()))
        .filter(r -> FAILED.contains(r.value())).isPresent();
  }
}
