// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.profile.Connector;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.StandardItem;
import org.klartecken.room.LostDevice;
import org.klartecken.room.OfferedConnector;
import org.klartecken.room.RoomState;

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
   * What the room offers and must offer, in the order of {@link Connector}: by its lines, and by the models that fill
   * them.
   *
   * @param items as they were judged against the contract
   */
  public static List<Offer> of(Contract contract, List<Item> items, RoomState state, DeviceProfiles profiles) {
    List<Offer> offers = new ArrayList<>();
    for (Connector connector : Connector.values()) {
      state(connector, contract, items, state, profiles).ifPresent(found -> offers.add(new Offer(connector, found,
          contract.fittings().offer(connector).map(OfferedConnector::where).orElse(""))));
    }
    return offers;
  }

  private static Optional<State> state(Connector connector, Contract contract, List<Item> items, RoomState state,
      DeviceProfiles profiles) {
    List<String> lines = contract.standard().items().stream().filter(i -> i.offers().contains(connector))
        .map(StandardItem::id).toList();
    Predicate<@Nullable Device> offers = device -> device != null && profiles.recognise(device)
        .filter(known -> known.part().offers().contains(connector)).isPresent();
    if (items.stream().filter(Offer::works).anyMatch(
        i -> lines.contains(i.id()) || i.devices().stream().map(state.devices()::get).anyMatch(offers))) {
      return Optional.of(State.SEEN);
    }
    if (items.stream().anyMatch(i -> (i.state() == ItemState.FAILED && lines.contains(i.id()))
        || i.findings().stream().anyMatch(f -> offers.test(lost(f, state))))) {
      return Optional.of(State.BROKEN);
    }
    if (contract.fittings().offer(connector).isPresent()) {
      return Optional.of(State.SAID);
    }
    return contract.standard().connectors().contains(connector) ? Optional.of(State.MISSING) : Optional.empty();
  }

  private static boolean works(Item item) {
    return item.state() == ItemState.PROVED || item.state() == ItemState.DEGRADED;
  }

  /** The device that a finding says is gone. */
  private static @Nullable Device lost(Finding finding, RoomState state) {
    DeviceId place = finding.device();
    boolean gone = finding.reason() == FindingReason.DEVICE_LOST || finding.reason() == FindingReason.DEVICE_MISSING;
    LostDevice lost = gone && place != null ? state.lost().get(place) : null;
    return lost == null ? null : lost.device();
  }
}
