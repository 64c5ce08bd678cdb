// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;

/**
 * How a device came to be where it is.
 *
 * @param was the unit as it was seen before, or what was here in its stead; null for a new one
 * @param sure whether a serial number says so; else it is what place, model and order of events suggest
 * @param goneSince when what was here went away, or null for a new one
 */
public record Arrival(ArrivalKind kind, @Nullable Device was, boolean sure, @Nullable Instant goneSince, Instant at) {
}
