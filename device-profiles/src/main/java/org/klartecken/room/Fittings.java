// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Capability;
import org.klartecken.profile.Connector;

/**
 * What people said of one room beyond its standard; a part of its contract.
 *
 * @param own the devices that were accepted as the room's own; empty: any device that meets the standard will do
 * @param connectors that the room offers to guests' laptops
 */
public record Fittings(List<OwnDevice> own, List<OfferedConnector> connectors) {
  public static final Fittings NONE = new Fittings(List.of(), List.of());

  public Fittings {
    own = List.copyOf(own);
    connectors = List.copyOf(connectors);
  }

  /** The own devices that the room uses for this. */
  public List<OwnDevice> serving(Capability capability) {
    return own.stream().filter(o -> o.serves().contains(capability)).toList();
  }

  public Optional<OfferedConnector> offer(Connector connector) {
    return connectors.stream().filter(o -> o.connector() == connector).findFirst();
  }

  public Fittings withOwn(List<OwnDevice> accepted) {
    return new Fittings(accepted, connectors);
  }

  public Fittings withConnectors(List<OfferedConnector> offered) {
    return new Fittings(own, offered);
  }
}
