// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import org.klartecken.lab.guest.NetworkCard;

/**
 * A room that the lab can set up.
 *
 * @param room its id on the server
 * @param standard that it is held against
 * @param card of its PC
 * @param furnish plugs in what belongs to it
 */
record RoomSetting(String room, String standard, NetworkCard card, Deed furnish) {
}
