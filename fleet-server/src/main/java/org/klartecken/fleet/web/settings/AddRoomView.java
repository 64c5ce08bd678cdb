// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that adds a room.
 *
 * @param command with its token, or null before it is made
 */
public record AddRoomView(RoomSetup.Plan plan, List<SettingsView.Choice> standards, List<String> sites,
    @Nullable String command) {
}
