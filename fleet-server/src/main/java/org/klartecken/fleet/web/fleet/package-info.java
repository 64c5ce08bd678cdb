// SPDX-License-Identifier: Apache-2.0
/**
 * The first page: problems first, then the map of sites and rooms.
 *
 * <p>Reads the index of rooms; its views are pure functions of snapshots, tickets and the time.
 */
@NullMarked
package org.klartecken.fleet.web.fleet;

import org.jspecify.annotations.NullMarked;
