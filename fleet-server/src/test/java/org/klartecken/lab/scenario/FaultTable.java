// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outcomes of the catalogue as people read them, and as one line of JSON. Pure. */
final class FaultTable {
  private FaultTable() {
  }

  static String line(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Injected f -> String.format(Locale.ROOT, "%-5s %-30s %-9s seen %6s  told %6s  %s%s",
          f.good() ? "ok" : "WRONG", f.name(), f.of(), seconds(f.seen()), seconds(f.told()),
          f.reason().orElse("not detected"), f.healed() ? "" : "  (still there after it was healed)");
      case Outcome.Passed h -> String.format(Locale.ROOT, "%-5s %-30s harmless  %s",
          h.alarm().isEmpty() ? "ok" : "WRONG", h.name(),
          h.alarm().map(a -> "false alarm: " + a).orElse("nobody told"));
      case Outcome.NotPlayed n -> String.format(Locale.ROOT, "%-5s %-30s not played: %s", "WRONG", n.name(), n.why());
    };
  }

  static String line(NotYet later) {
    return String.format(Locale.ROOT, "%-5s %-30s %-9s not yet: %s", "-", later.name(), later.of(), later.waitsFor());
  }

  static JsonObject summary(List<Outcome> outcomes, int notYet) {
    List<Outcome.Injected> injected = some(outcomes, Outcome.Injected.class).toList();
    List<Outcome.Passed> harmless = some(outcomes, Outcome.Passed.class).toList();
    return new JsonObject().put("injected", injected.size())
        .put("detected", injected.stream().filter(Outcome.Injected::detected).count())
        .put("right_reason", injected.stream().filter(Outcome.Injected::right).count())
        .put("not_healed", injected.stream().filter(f -> !f.healed()).count()).put("harmless", harmless.size())
        .put("false_alarms", harmless.stream().filter(h -> h.alarm().isPresent()).count())
        .put("not_played", some(outcomes, Outcome.NotPlayed.class).count()).put("not_yet", notYet)
        .put("p95_s", p95(injected.stream().flatMap(f -> f.seen().stream())))
        .put("told_p95_s", p95(injected.stream().flatMap(f -> f.told().stream())));
  }

  static boolean isGood(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Injected f -> f.good();
      case Outcome.Passed h -> h.alarm().isEmpty();
      case Outcome.NotPlayed _ -> false;
    };
  }

  private static <T extends Outcome> Stream<T> some(List<Outcome> outcomes, Class<T> which) {
    return outcomes.stream().filter(which::isInstance).map(which::cast);
  }

  /** The smallest time that is not below 95 of 100; null when there is none. */
  private static @Nullable Double p95(Stream<Duration> times) {
    List<Duration> sorted = times.sorted().toList();
    return sorted.isEmpty()
        ? null
        : Math.round(sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1).toMillis() / 10.0) / 100.0;
  }

  private static String seconds(Optional<Duration> time) {
    return time.map(t -> String.format(Locale.ROOT, "%.1f s", t.toMillis() / 1000.0)).orElse("-");
  }
}
