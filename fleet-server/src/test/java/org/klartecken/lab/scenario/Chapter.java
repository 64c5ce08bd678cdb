// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of the fault catalogue is played in one room, in order. */
record Chapter(RoomSetting setting, List<Fault> faults, List<Harmless> harmless) {
  Chapter {
    faults = List.copyOf(faults);
    harmless = List.copyOf(harmless);
  }

  /** The names of the room and of its entries. */
  Set<String> names() {
    Set<String> names = new HashSet<>(Set.of(setting.room()));
    faults.forEach(f -> names.add(f.name()));
    harmless.forEach(h -> names.add(h.name()));
    return names;
  }

  /** With these entries only; all of them when the room itself is named. */
  Chapter only(Set<String> wanted) {
    return wanted.contains(setting.room())
        ? this
        : new Chapter(setting, faults.stream().filter(f -> wanted.contains(f.name())).toList(),
            harmless.stream().filter(h -> wanted.contains(h.name())).toList());
  }

  boolean isEmpty() {
    return faults.isEmpty() && harmless.isEmpty();
  }
}
