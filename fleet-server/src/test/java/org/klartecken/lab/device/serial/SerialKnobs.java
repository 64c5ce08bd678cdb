// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.serial;

import java.util.Map;
import org.klartecken.lab.device.Function.Knob;
import org.klartecken.lab.device.Knobs;

/** What can be turned on any serial line. */
final class SerialKnobs {
  private SerialKnobs() {
  }

  static Map<String, Knob> of(Peer peer) {
    return Map.of("line", Knobs.word(Peer.Line.class, peer::line), "peer", peer::change, "peer-baud",
        Knobs.number(300, 3_000_000, rate -> peer.baud((int) rate)));
  }
}
