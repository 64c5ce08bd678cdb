// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;

/**
 * Camera or microphone in use by some program other than the agent.
 *
 * @param id unique within its agent; the same session is told again as it grows
 * @param startedAt by the wall clock when it began, the best guess for a boot that is over
 * @param fromMs monotonic milliseconds of {@code bootId} at its begin
 * @param untilMs monotonic milliseconds until which it was seen to last, at least {@code fromMs}
 * @param open whether it still lasted when it was told
 */
public record UsageSession(String id, UsageKind kind, DeviceId device, ProgramClass program, String bootId,
    Instant startedAt, long fromMs, long untilMs, boolean open) {
  public UsageSession {
    if (id == null || id.isEmpty() || id.length() > 64 || device == null || bootId == null || startedAt == null) {
      throw new IllegalArgumentException("a usage session needs id, device, bootId and startedAt");
    }
    if (fromMs < 0 || untilMs < fromMs) {
      throw new IllegalArgumentException("a usage session ends after it began");
    }
    kind = kind == null ? UsageKind.OTHER : kind;
    program = program == null ? ProgramClass.UNKNOWN : program;
  }
}
