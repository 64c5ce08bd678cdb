// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.Optional;
import org.klartecken.lab.guest.NetworkCard;

/**
 * A room that the lab can set up.
 *
 * @param room its id on the server
 * @param standard that it is held against
 * @param usb the file under {@code lab/rooms} that tells its USB devices; empty for a room without any
 * @param card of its PC
 * @param furnish what else is done before the agent comes
 */
record RoomSetting(String room, String standard, Optional<String> usb, NetworkCard card, Deed furnish) {
}
