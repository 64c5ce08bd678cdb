// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import org.klartecken.contract.WireCodec;

/**
 * How much the front door takes; told to every client in its CONNACK.
 *
 * @param connections at once
 * @param inFlight messages of one agent that may wait for their acknowledgement (MQTT 5 §3.1.2.11.3)
 * @param packet octets of the largest packet
 * @param waiting octets of all messages that may wait for their commit
 */
public record DoorLimits(int connections, int inFlight, int packet, long waiting) {
  /** A process may open 20,000 files on a small machine; one connection is one of them. */
  public static final DoorLimits USUAL = new DoorLimits(19_000, 64, WireCodec.LARGEST + 1_024, 256L << 20);

  public DoorLimits {
    if (connections < 1 || inFlight < 1 || inFlight > 65_535 || packet < 1_024 || waiting < packet) {
      throw new IllegalArgumentException("limits of the front door are out of range");
    }
  }
}
