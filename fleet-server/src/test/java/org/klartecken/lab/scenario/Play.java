// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.klartecken.lab.guest.GuestTrouble;

/** Plays scenarios and entries of the catalogue, tells their story, and counts. */
final class Play {
  private final Lab lab;
  private final Consumer<String> say;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int passed;
  private int failed;

  Play(Lab lab, Consumer<String> say) {
    this.lab = lab;
    this.say = say;
  }

  /** What has these names; 0 when all passed. */
  int named(List<String> names) throws Exception {
    Set<String> unknown = new HashSet<>(names);
    List<Scenario> scenarios = Catalogue.scenarios().stream().filter(s -> unknown.remove(s.name())).toList();
    List<Chapter> chapters = Catalogue.chapters(Set.copyOf(names));
    chapters.forEach(c -> unknown.removeAll(c.names()));
    return unknown.isEmpty() ? play(scenarios, chapters) : refuse(unknown);
  }

  /** What every change is tested with. */
  int shortPart() throws Exception {
    return play(Catalogue.shortScenarios(), Catalogue.shortChapters());
  }

  /** The fault catalogue, with its table and a line of JSON: all of it, or the entries and rooms with these names. */
  int faults(List<String> names) throws Exception {
    List<Chapter> chapters = names.isEmpty() ? Catalogue.chapters() : Catalogue.chapters(Set.copyOf(names));
    Set<String> unknown = new HashSet<>(names);
    chapters.forEach(c -> unknown.removeAll(c.names()));
    if (!unknown.isEmpty()) {
      return refuse(unknown);
    }
    List<NotYet> later = names.isEmpty() ? NotYet.all() : List.of();
    int code = play(List.of(), chapters);
    later.forEach(each -> say.accept(FaultTable.line(each)));
    JsonObject summary = FaultTable.summary(outcomes, later.size());
    if (names.isEmpty()) {
      Files.writeString(lab.results().resolve("faults.json"), summary.encode() + "\n");
    }
    say.accept(summary.encode());
    return code;
  }

  private int refuse(Set<String> unknown) {
    say.accept("lab: there is nothing called " + String.join(", ", unknown) + "; scripts/lab list names everything");
    return 2;
  }

  private int play(List<Scenario> scenarios, List<Chapter> chapters) throws Exception {
    List<RoomSetting> settings = new ArrayList<>();
    scenarios.forEach(s -> settings.add(s.setting()));
    chapters.forEach(c -> settings.add(c.setting()));
    try (FleetHost server = FleetHost.start(lab.project(), lab.work().resolve("data"))) {
      for (RoomSetting setting : settings.stream().distinct().toList()) {
        inRoom(server, setting, scenarios.stream().filter(s -> s.setting().equals(setting)).toList(),
            chapters.stream().filter(c -> c.setting().equals(setting)).toList());
      }
    }
    say.accept(passed + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  /** One guest for everything that is played in a room. */
  private void inRoom(FleetHost server, RoomSetting setting, List<Scenario> scenarios, List<Chapter> chapters)
      throws Exception {
    long begin = System.nanoTime();
    try (Stage stage = Stage.open(lab, server, setting)) {
      say.accept(String.format(Locale.ROOT, "== room %s, %s: up after %.0f s", setting.room(), setting.standard(),
          (System.nanoTime() - begin) / 1e9));
      for (Scenario scenario : scenarios) {
        play(scenario, stage);
      }
      for (Chapter chapter : chapters) {
        play(chapter, stage);
      }
    } catch (GuestTrouble e) {
      count(false);
      say.accept("FAILED  room " + setting.room() + ": " + e.getMessage());
    }
  }

  private void play(Scenario scenario, Stage stage) throws Exception {
    say.accept("-- " + scenario.name() + ": " + scenario.shows());
    long begin = System.nanoTime();
    try {
      scenario.play(lab, stage, line -> say.accept("      " + line));
      count(true);
      say.accept(String.format(Locale.ROOT, "ok    %s, %.0f s", scenario.name(), (System.nanoTime() - begin) / 1e9));
    } catch (GuestTrouble | AssertionError e) {
      count(false);
      say.accept("WRONG " + scenario.name() + ": " + e.getMessage());
    }
  }

  private void play(Chapter chapter, Stage stage) throws Exception {
    FaultPlay play = new FaultPlay(stage);
    for (Harmless event : chapter.harmless()) {
      told(event.name(), () -> play.play(event));
    }
    for (Fault fault : chapter.faults()) {
      told(fault.name(), () -> play.play(fault));
    }
  }

  /** A deed that cannot be done spoils its own entry and no other; it is counted as not played. */
  private void told(String name, Callable<Outcome> entry) throws Exception {
    Outcome outcome;
    try {
      outcome = entry.call();
    } catch (RuntimeException e) {
      outcome = new Outcome.NotPlayed(name, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    outcomes.add(outcome);
    count(FaultTable.isGood(outcome));
    say.accept(FaultTable.line(outcome));
  }

  private void count(boolean good) {
    passed += good ? 1 : 0;
    failed += good ? 0 : 1;
  }
}
