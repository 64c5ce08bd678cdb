// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.klartecken.lab.guest.GuestTrouble;

/** Plays scenarios, tells their story, and counts. */
final class Play {
  private final Lab lab;
  private final Consumer<String> say;
  private int passed;
  private int failed;

  Play(Lab lab, Consumer<String> say) {
    this.lab = lab;
    this.say = say;
  }

  /** Those of these names; 0 when all passed. */
  int named(List<String> names) throws Exception {
    List<Scenario> chosen = Catalogue.scenarios().stream().filter(s -> names.contains(s.name())).toList();
    if (chosen.size() < names.size()) {
      say.accept("lab: among " + names + " is what the lab does not know; scripts/lab list names everything");
      return 2;
    }
    return play(chosen);
  }

  /** What every change is tested with. */
  int shortPart() throws Exception {
    return play(Catalogue.scenarios());
  }

  private int play(List<Scenario> scenarios) throws Exception {
    try (FleetHost server = FleetHost.start(lab.project(), lab.work().resolve("data"))) {
      for (Scenario scenario : scenarios) {
        say.accept("== " + scenario.name() + ": " + scenario.shows());
        long begin = System.nanoTime();
        try (Stage stage = Stage.open(lab, server, scenario.setting())) {
          scenario.play(lab, stage, line -> say.accept("   " + line));
          passed++;
          say.accept(String.format(Locale.ROOT, "ok  %s, %.0f s", scenario.name(), (System.nanoTime() - begin) / 1e9));
        } catch (GuestTrouble | AssertionError e) {
          failed++;
          say.accept("FAILED  " + scenario.name() + ": " + e.getMessage());
        }
      }
    }
    say.accept(passed + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }
}
