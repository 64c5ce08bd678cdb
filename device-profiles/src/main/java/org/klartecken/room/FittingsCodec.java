// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Printable;
import org.klartecken.contract.WireAdapters;
import org.klartecken.contract.WireFault;

/** What people said of rooms to JSON and back. Thread-safe. */
@Json.Import({OwnDevice.class, OfferedConnector.class})
public final class FittingsCodec {
  private final JsonType<List<OwnDevice>> own;
  private final JsonType<List<OfferedConnector>> connectors;

  public FittingsCodec() {
    Jsonb jsonb = WireAdapters.jsonb();
    own = jsonb.type(OwnDevice.class).list();
    connectors = jsonb.type(OfferedConnector.class).list();
  }

  public byte[] encodeOwn(List<OwnDevice> devices) {
    return own.toJsonBytes(devices);
  }

  public byte[] encodeConnectors(List<OfferedConnector> offered) {
    return connectors.toJsonBytes(offered);
  }

  /** What was stored; octets of another program are {@code Malformed}, never an exception. */
  public Decoded<List<OwnDevice>> decodeOwn(byte[] json) {
    return decode(own, json);
  }

  /** What was stored; octets of another program are {@code Malformed}, never an exception. */
  public Decoded<List<OfferedConnector>> decodeConnectors(byte[] json) {
    return decode(connectors, json);
  }

  private static <T> Decoded<List<T>> decode(JsonType<List<T>> type, byte[] json) {
    try {
      return new Decoded.Accepted<>(List.copyOf(type.fromJson(json)));
    } catch (RuntimeException e) { // decoder and constructors reject what was not stored by us
      return new Decoded.Malformed<>(WireFault.INVALID, Printable.clean(String.valueOf(e.getMessage())));
    }
  }
}
