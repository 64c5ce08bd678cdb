// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.List;

/** The whole present state of a room PC: what is plugged in, what was read, what could not be read. */
public record Observation(List<Device> devices, List<Reading> readings, List<ProbeFailure> failures) {
  public static final Observation EMPTY = new Observation(List.of(), List.of(), List.of());

  public Observation {
    devices = devices == null ? List.of() : List.copyOf(devices);
    readings = readings == null ? List.of() : List.copyOf(readings);
    failures = failures == null ? List.of() : List.copyOf(failures);
  }
}
