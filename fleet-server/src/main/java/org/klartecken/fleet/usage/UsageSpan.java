// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.time.Instant;
import org.klartecken.contract.UsageKind;

/** A room's camera or microphone was in use from when to when, by the server's clock. */
public record UsageSpan(UsageKind kind, Instant from, Instant until) {
}
