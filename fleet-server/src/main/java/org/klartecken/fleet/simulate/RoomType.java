// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.List;
import org.klartecken.contract.AgentInfo;

/**
 * A kind of room, from {@code simulated-rooms/<id>.yaml}.
 *
 * @param standard id of the room standard that it is held against
 * @param share how many of it there are for each of the others' shares
 * @param devices when all is well, the PC first; each room has units of its own of them
 */
record RoomType(String id, String standard, int share, AgentInfo agent, List<SimulatedDevice> devices) {
  RoomType {
    devices = List.copyOf(devices);
  }
}
