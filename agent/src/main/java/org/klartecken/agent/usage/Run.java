// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.time.Instant;
import java.util.Locale;
import org.klartecken.agent.usage.UsageTracker.Moment;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.UsageKind;
import org.klartecken.contract.UsageSession;

/**
 * A use that goes on, as {@link UsageTracker} remembers it. Pure.
 *
 * @param paused whether the last look saw no use
 * @param looks in how many looks it was seen
 * @param toldMs until when it was last told, -1 for not yet: never leaves this package
 */
record Run(UsageKind kind, DeviceId device, ProgramClass program, String bootId, Instant startedAt, long fromMs,
    long untilMs, boolean paused, int looks, long toldMs, ProgramClass toldProgram) {
  static Run begin(UseSighting sighting, ProgramClass program, Moment now) {
    UsageKind kind = sighting.use() == Use.CAMERA ? UsageKind.CAMERA : UsageKind.MICROPHONE;
    return new Run(kind, sighting.device(), program, now.bootId(), now.wall(), now.bootMs(), now.bootMs(),
        false, 1, -1, ProgramClass.UNKNOWN);
  }

  /** Whether it lasts until now: seen now with no long gap before, or not seen for a short while only. */
  boolean reaches(Moment now, boolean seen) {
    long gap = now.bootMs() - untilMs;
    boolean sameClock = bootId.equals(now.bootId()) && gap >= 0;
    return sameClock && gap < (seen && !paused ? UsageTracker.NOT_LOOKED_MS : UsageTracker.PAUSE_MS);
  }

  Run grown(long nowMs, ProgramClass by) {
    ProgramClass best = program == ProgramClass.UNKNOWN ? by : program;
    return new Run(kind, device, best, bootId, startedAt, fromMs, nowMs, false, looks + 1, toldMs, toldProgram);
  }

  Run withPause() {
    return new Run(kind, device, program, bootId, startedAt, fromMs, untilMs, true, looks, toldMs, toldProgram);
  }

  /** Whether there is something new to tell. */
  boolean isDue() {
    return isTold() ? untilMs - toldMs >= UsageTracker.TELL_AGAIN_MS || program != toldProgram : looks >= 2;
  }

  boolean isTold() {
    return toldMs >= 0;
  }

  Run told() {
    return new Run(kind, device, program, bootId, startedAt, fromMs, untilMs, paused, looks, untilMs, program);
  }

  UsageSession session(boolean open) {
    return new UsageSession(id(), kind, device, program, bootId, startedAt, fromMs, untilMs, open);
  }

  /** The same for the same begin, so that telling it again, also after an error, cannot double it. */
  private String id() {
    String boot = bootId.length() > 8 ? bootId.substring(0, 8) : bootId;
    return String.format(Locale.ROOT, "%s-%c-%08x-%d", boot, kind == UsageKind.CAMERA ? 'c' : 'm',
        device.value().hashCode(), fromMs);
  }
}
