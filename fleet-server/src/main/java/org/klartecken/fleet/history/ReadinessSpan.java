// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.history;

import java.time.Instant;
import org.klartecken.readiness.Readiness;

/** The room's readiness from when to when; the last span ends with the time asked for. */
public record ReadinessSpan(Readiness readiness, Instant from, Instant until) {
}
