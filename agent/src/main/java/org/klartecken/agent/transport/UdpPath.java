// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.util.Locale;

/** What becomes of UDP on the way to a reflector, as Linux tells the outcomes apart. */
public enum UdpPath {
  /** Answers come back. */
  OPEN,
  /** The other end is there, and nothing listens: ICMP port unreachable. */
  CLOSED,
  /** A router or firewall on the way refuses it and says so. */
  PROHIBITED,
  /** This PC itself may not send it. */
  REFUSED_HERE,
  /** Nothing comes back at all. */
  LOST;

  /** As the reading has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
