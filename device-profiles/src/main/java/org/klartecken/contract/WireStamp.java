// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stamp as it stands in JSON: a number that is absent is seen to be absent, and not read as zero. */
@Json
record WireStamp(@Nullable String bootId, @Nullable Long sequence, @Nullable Instant wallTime,
    @Nullable Long monotonicMs) {
  private Stamp checked() {
    if (bootId == null || sequence == null || wallTime == null || monotonicMs == null) {
      throw new IllegalArgumentException("a stamp needs bootId, sequence, wallTime and monotonicMs");
    }
    return new Stamp(bootId, sequence, wallTime, monotonicMs);
  }

  /** Reads and writes stamps by way of this record. */
  record Adapter(JsonAdapter<WireStamp> wire) implements JsonAdapter<Stamp> {
    @Override
    public void toJson(JsonWriter writer, Stamp stamp) {
      wire.toJson(writer, new WireStamp(stamp.bootId(), stamp.sequence(), stamp.wallTime(), stamp.monotonicMs()));
    }

    @Override
    public Stamp fromJson(JsonReader reader) {
      return wire.fromJson(reader).checked();
    }
  }
}
