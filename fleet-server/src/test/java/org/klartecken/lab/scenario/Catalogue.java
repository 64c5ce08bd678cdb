// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Everything that the lab can play. */
final class Catalogue {
  private static final List<Scenario> SCENARIOS = List.of(new PulledCable(), new HungDevice(), new Remedies());
  /** Quick ones: what every change is tested with. */
  private static final List<Scenario> SHORT_SCENARIOS = List.of(new PulledCable(), new HungDevice());
  static final Set<String> SHORT = Set.of("camera-without-driver");

  private Catalogue() {
  }

  static List<Scenario> scenarios() {
    return SCENARIOS;
  }

  /** The fault catalogue; those faults come last after which the agent is not heard. */
  static List<Chapter> chapters() {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(SoundFaults.all());
    faults.addAll(CameraFaults.all());
    faults.addAll(DisplayFaults.all());
    faults.addAll(NetworkFaults.all());
    faults.addAll(IdentityFaults.all());
    faults.addAll(PcFaults.all());
    faults.addAll(PcFaults.silent());
    List<Fault> tested = new ArrayList<>(SelfTestFaults.all());
    tested.addAll(CallFaults.all());
    return List.of(new Chapter(Settings.HUDDLE, faults, HarmlessEvents.all()),
        new Chapter(Settings.TABLE_BOX, TableFaults.all(), TableFaults.harmless()),
        new Chapter(Settings.ROOM_OF_2012, OldRoomFaults.all(), List.of()),
        new Chapter(Settings.TESTED, tested, SelfTestEvents.all()));
  }

  /** The chapters with these entries and rooms only, those without any left out. */
  static List<Chapter> chapters(Set<String> names) {
    return chapters().stream().map(c -> c.only(names)).filter(c -> !c.isEmpty()).toList();
  }

  static List<Scenario> shortScenarios() {
    return SHORT_SCENARIOS;
  }

  static List<Chapter> shortChapters() {
    return chapters(SHORT);
  }
}
