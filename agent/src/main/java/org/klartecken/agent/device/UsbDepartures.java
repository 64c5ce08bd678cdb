// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.HashMap;
import java.util.Map;

/**
 * Knows a device that the kernel is removing from one that it is adding. One that is removed loses its interfaces first,
 * while its lock is held; what it still shows then is not what it was, and would be remembered as what was lost.
 */
final class UsbDepartures {
  /** The numbers of the pluggings that were seen whole, by port. */
  private final Map<UsbPort, String> whole = new HashMap<>();

  /** Whether this is the rest of a device that was seen whole. */
  boolean isLeaving(UsbNode node) {
    String number = node.directory().text("devnum").orElse("");
    if (!node.isTorn()) {
      whole.put(node.port(), number);
      return false;
    }
    return node.isGone() || (node.hung() && number.equals(whole.get(node.port())));
  }
}
