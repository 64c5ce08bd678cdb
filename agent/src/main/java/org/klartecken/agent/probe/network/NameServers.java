// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartecken.agent.device.SystemRoot;

/** The name servers of {@code etc/resolv.conf}. */
final class NameServers {
  /** Only literal addresses stand there; a name would have to be resolved first. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%\\w+)?");

  private NameServers() {
  }

  static Optional<InetAddress> first(SystemRoot root) {
    return root.directory("etc").lines("resolv.conf").stream().map(l -> l.strip().split("\\s+", -1))
        .filter(w -> w.length > 1 && w[0].equals("nameserver") && ADDRESS.matcher(w[1]).matches())
        .flatMap(w -> parse(w[1]).stream()).findFirst();
  }

  private static Optional<InetAddress> parse(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
