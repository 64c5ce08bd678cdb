// SPDX-License-Identifier: Apache-2.0
/**
 * What the lab shows: rooms whose devices real drivers see, an agent in them, a fleet server on the host, and faults.
 *
 * <p>A {@link org.klartecken.lab.scenario.RoomPc} is a guest with the agent of this source tree; a
 * {@link org.klartecken.lab.scenario.FleetHost} is the server as a process, asked over its REST interface. Run by
 * {@code scripts/lab}.
 */
@NullMarked
package org.klartecken.lab.scenario;

import org.jspecify.annotations.NullMarked;
