// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartecken.profile.Connector;
import org.klartecken.profile.StandardItem;
import org.klartecken.room.OfferedConnector;

/**
 * A connector for guests' laptops: whether it is there, and how that is known.
 *
 * @param where the cable or adapter is, in people's words; may be empty
 */
public record Offer(Connector connector, State state, String where) {
  /** From the best known to the worst. */
  public enum State {
    /** The device behind it was seen to be there. */
    SEEN,
    /** People say so; nothing can be observed. */
    SAID,
    /** The device behind it is gone or broken. */
    BROKEN,
    /** The standard asks for it, and nothing tells of it. */
    MISSING
  }

  /**
   * What the room offers and must offer, in the order of {@link Connector}.
   *
   * @param items as they were judged against the contract
   */
  public static List<Offer> of(Contract contract, List<Item> items) {
    List<Offer> offers = new ArrayList<>();
    for (Connector connector : Connector.values()) {
      offer(connector, contract, items).ifPresent(offers::add);
    }
    return offers;
  }

  private static Optional<Offer> offer(Connector connector, Contract contract, List<Item> items) {
    Optional<OfferedConnector> said = contract.fittings().offer(connector);
    String where = said.map(OfferedConnector::where).orElse("");
    List<Item> behind = contract.standard().items().stream().filter(i -> i.offers().contains(connector))
        .map(StandardItem::id).flatMap(id -> items.stream().filter(i -> i.id().equals(id))).toList();
    if (behind.stream().anyMatch(i -> i.state() == ItemState.PROVED || i.state() == ItemState.DEGRADED)) {
      return Optional.of(new Offer(connector, State.SEEN, where));
    }
    if (behind.stream().anyMatch(i -> i.state() == ItemState.FAILED)) {
      return Optional.of(new Offer(connector, State.BROKEN, where));
    }
    if (said.isPresent()) {
      return Optional.of(new Offer(connector, State.SAID, where));
    }
    return contract.standard().connectors().contains(connector)
        ? Optional.of(new Offer(connector, State.MISSING, ""))
        : Optional.empty();
  }
}
