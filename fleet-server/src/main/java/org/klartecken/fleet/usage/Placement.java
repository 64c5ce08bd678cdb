// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.time.Instant;

/**
 * Where a session lies in the server's time.
 *
 * @param exact whether it rests on the boot's clock; otherwise on the wall clock of the room PC
 */
public record Placement(Instant from, Instant until, boolean exact) {
}
