// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stamp as it stands in JSON, for the codec only: a number that is absent is seen to be absent, not read as zero. */
public record WireStamp(@Nullable String bootId, @Nullable Long sequence, @Nullable Instant wallTime,
    @Nullable Long monotonicMs) {
  static WireStamp of(Stamp stamp) {
    return new WireStamp(stamp.bootId(), stamp.sequence(), stamp.wallTime(), stamp.monotonicMs());
  }

  /** The stamp; throws IllegalArgumentException when something is absent or out of range. */
  Stamp checked() {
    if (bootId == null || sequence == null || wallTime == null || monotonicMs == null) {
      throw new IllegalArgumentException("a stamp needs bootId, sequence, wallTime and monotonicMs");
    }
    return new Stamp(bootId, sequence, wallTime, monotonicMs);
  }
}
