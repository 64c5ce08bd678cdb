// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

import java.util.List;
import org.klartecken.lab.device.Yaml;

/** What one direction of sound can be: 16 bits, so many channels, one of some rates. */
record StreamShape(int terminal, int channels, List<Integer> rates) {
  StreamShape {
    rates = List.copyOf(rates);
  }

  static StreamShape of(Yaml yaml, int usualTerminal) {
    yaml.only("terminal", "channels", "rates");
    int terminal = yaml.optionalText("terminal").map(hex -> Integer.parseInt(hex, 16)).orElse(usualTerminal);
    return new StreamShape(terminal, yaml.number("channels"), yaml.numbers("rates"));
  }

  int frameOctets() {
    return 2 * channels;
  }

  /** The most that a millisecond can bring: one frame more than the fastest rate has on average. */
  int greatestPacket() {
    int fastest = rates.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return (fastest / 1000 + 1) * frameOctets();
  }
}
