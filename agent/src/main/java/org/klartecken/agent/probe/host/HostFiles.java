// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.host;

import java.time.Duration;
import java.util.OptionalDouble;
import org.klartecken.agent.device.SystemRoot;

/** The small files in which the kernel tells how the PC is. */
final class HostFiles {
  /** None of these changes what people should do within seconds, and each change would be sent. */
  static final Duration INTERVAL = Duration.ofSeconds(30);

  private HostFiles() {
  }

  /** The first number of a file of {@code /proc}; empty when there is none. */
  static OptionalDouble firstNumber(SystemRoot root, String file) {
    return root.directory("proc").text(file).map(t -> t.split("\\s+", 2)[0]).map(HostFiles::number)
        .orElse(OptionalDouble.empty());
  }

  /** A line {@code MemTotal:  1024 kB} of {@code meminfo}, in octets. */
  static OptionalDouble memory(SystemRoot root, String key) {
    return root.directory("proc").lines("meminfo").stream().map(l -> l.strip().split("\\s+", -1))
        .filter(w -> w.length == 3 && w[0].equals(key + ":") && w[2].equals("kB")).map(w -> number(w[1]))
        .flatMapToDouble(OptionalDouble::stream).map(kilo -> kilo * 1024).findFirst();
  }

  private static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) && number >= 0 ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
