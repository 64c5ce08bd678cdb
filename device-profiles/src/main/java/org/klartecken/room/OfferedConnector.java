// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import org.klartecken.profile.Connector;

/**
 * A connector that people say the room offers to guests' laptops.
 *
 * @param where the cable or the adapter is, in their words; may be empty
 */
public record OfferedConnector(Connector connector, String where) {
}
