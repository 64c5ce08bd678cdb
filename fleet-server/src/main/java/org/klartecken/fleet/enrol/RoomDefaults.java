// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import java.time.ZoneId;

/** Where a room belongs that nobody assigned. */
public record RoomDefaults(String organisation, String site, String siteName, String standard, ZoneId zone) {
}
