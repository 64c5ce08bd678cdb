// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Printable;
import org.klartecken.contract.WireAdapters;
import org.klartecken.contract.WireFault;

/** A room's state to JSON and back, so that a server that starts again knows its rooms. Thread-safe. */
@Json.Import({Arrival.class, LostDevice.class, StoredRoom.class, StoredRoom.Came.class, StoredRoom.Fact.class})
public final class StateCodec {
  private final JsonType<StoredRoom> type = WireAdapters.jsonb().type(StoredRoom.class);

  public byte[] encode(RoomState state) {
    return type.toJsonBytes(StoredRoom.of(state));
  }

  /** What was stored; octets of another program are {@code Malformed}, never an exception. */
  public Decoded<RoomState> decode(byte[] json) {
    try {
      return new Decoded.Accepted<>(type.fromJson(json).state());
    } catch (RuntimeException e) { // decoder, constructors and java.time reject what was not stored by us
      return new Decoded.Malformed<>(WireFault.INVALID, Printable.clean(String.valueOf(e.getMessage())));
    }
  }
}
