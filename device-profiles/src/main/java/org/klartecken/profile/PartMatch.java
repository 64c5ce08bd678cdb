// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.Map;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.UsbId;

/**
 * How a part of a model is recognised.
 *
 * @param usb the ids under which it appears when it works
 * @param notReady the ids under which it is present but cannot be used
 * @param products vendor id and product string, {@code 0b0e:Jabra SPEAK 510 USB}, for ids that nobody has written down
 * @param vendors vendor ids all of whose other products it describes, if they can do what {@code roles} says
 * @param roles what its descriptors must show for {@code vendors} to hold
 * @param displays EDID {@code maker:name} pairs
 */
public record PartMatch(Set<UsbId> usb, Map<UsbId, NotReady> notReady, Set<String> products, Set<Integer> vendors,
    Set<Capability> roles, Set<String> displays) {
  public static final PartMatch NOTHING = new PartMatch(Set.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public PartMatch {
    usb = Set.copyOf(usb);
    notReady = Map.copyOf(notReady);
    products = Set.copyOf(products);
    vendors = Set.copyOf(vendors);
    roles = Set.copyOf(roles);
    displays = Set.copyOf(displays);
  }

  /** Whether nothing at all is recognised by it. */
  public boolean isEmpty() {
    return usb.isEmpty() && notReady.isEmpty() && products.isEmpty() && vendors.isEmpty() && displays.isEmpty();
  }
}
