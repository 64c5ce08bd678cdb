// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;

/** Everything that the lab can play. */
final class Catalogue {
  private static final List<Scenario> SCENARIOS = List.of(new PulledCable());

  private Catalogue() {
  }

  static List<Scenario> scenarios() {
    return SCENARIOS;
  }
}
