// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.UsageSession;

/**
 * Makes sessions of sightings: begins one at the first, tells it from the second on, tells it again each minute as it
 * grows, and ends it at the last. Pure and immutable.
 *
 * <p>A single sighting is a program that looks which cameras there are, and is never told. A pause shorter than 5 s does
 * not end a session. A time in which nobody looked (sleep, a stalled PC) counts as use only up to 30 s. If the agent
 * dies, what was last told stands; another boot begins anew.
 */
public final class UsageTracker {
  static final long PAUSE_MS = 5_000;
  static final long NOT_LOOKED_MS = 30_000;
  static final long TELL_AGAIN_MS = 60_000;

  /** Nothing in use. */
  public static final UsageTracker EMPTY = new UsageTracker(Map.of());

  private final Map<String, Run> runs;

  private UsageTracker(Map<String, Run> runs) {
    this.runs = new TreeMap<>(runs);
  }

  /** The tracker after a look, and the sessions to tell now because they began, grew or ended. */
  public record Step(UsageTracker next, List<UsageSession> changed) {
    public Step {
      changed = List.copyOf(changed);
    }
  }

  /** The moment of a look, by all clocks. */
  public record Moment(String bootId, long bootMs, Instant wall) {
  }

  /** Takes in one look at everything. Loudspeakers make no sessions. */
  public Step observe(Moment now, List<UseSighting> sightings) {
    Map<String, Run> seen = new TreeMap<>();
    for (UseSighting sighting : sightings) {
      if (sighting.use() != Use.LOUDSPEAKER && sighting.state() instanceof InUse.Busy(ProgramClass program)) {
        seen.put(sighting.use() + " " + sighting.device(), Run.begin(sighting, program, now));
      }
    }
    Map<String, Run> next = new TreeMap<>();
    List<UsageSession> changed = new ArrayList<>();
    runs.forEach((key, run) -> keepOrEnd(key, run, seen.get(key), now, next, changed));
    seen.forEach(next::putIfAbsent);
    return new Step(new UsageTracker(next), changed);
  }

  private static void keepOrEnd(String key, Run run, @Nullable Run seen, Moment now, Map<String, Run> next,
      List<UsageSession> changed) {
    if (!run.reaches(now, seen != null)) {
      if (run.isTold()) {
        changed.add(run.session(false));
      }
      return;
    }
    Run grown = seen == null ? run.withPause() : run.grown(now.bootMs(), seen.program());
    if (grown.isDue()) {
      grown = grown.told();
      changed.add(grown.session(true));
    }
    next.put(key, grown);
  }

  /** All sessions that last now and have been told. */
  public List<UsageSession> open() {
    return runs.values().stream().filter(Run::isTold).map(run -> run.session(true)).toList();
  }

  /** Ends everything where it was last seen, because nobody will look any more. */
  public Step finish() {
    return new Step(EMPTY, runs.values().stream().filter(Run::isTold).map(run -> run.session(false)).toList());
  }
}
