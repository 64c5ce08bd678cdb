// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;

/** What of the fault catalogue is played in one room, in order. */
record Chapter(RoomSetting setting, List<Fault> faults, List<Harmless> harmless) {
  Chapter {
    faults = List.copyOf(faults);
    harmless = List.copyOf(harmless);
  }
}
