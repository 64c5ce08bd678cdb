// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.klartecken.contract.DeviceId;

/** The network links that have hardware behind them, from {@code sys/class/net}. */
final class NetworkLinks {
  private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._:@-]");
  /** ARPHRD_ETHER; Wi-Fi has it too. */
  private static final long ETHERNET = 1;
  /** The destination of the default route, as {@code /proc/net/route} has it. */
  private static final String EVERYWHERE = "00000000";

  private NetworkLinks() {
  }

  /**
   * A network link.
   *
   * @param port the USB device it belongs to; empty for one that is built in
   */
  record NetworkLink(String name, SysDirectory directory, Optional<UsbPort> port, boolean wireless) {
    DeviceId id() {
      return port.map(UsbPort::id).orElseGet(() -> new DeviceId("net:" + UNFIT.matcher(name).replaceAll("_")));
    }
  }

  /**
   * Links with hardware. Where there is none (a container), those that carry the default route: {@code eth0} of a
   * container is its only way out, while bridges and tunnels are nobody's cable, also on a PC that lost its card.
   */
  static List<NetworkLink> read(SystemRoot root) {
    List<NetworkLink> real = links(root, e -> !e.isVirtual());
    if (!real.isEmpty()) {
      return real;
    }
    Set<String> routed = root.directory("proc/net").lines("route").stream().skip(1)
        .map(l -> l.split("\\s+", 3)).filter(route -> route.length > 2 && route[1].equals(EVERYWHERE))
        .map(route -> route[0]).collect(Collectors.toSet());
    return links(root, e -> routed.contains(e.name()));
  }

  private static List<NetworkLink> links(SystemRoot root, Predicate<ClassEntry> which) {
    return ClassEntry.all(root, "net").stream().filter(e -> !"lo".equals(e.name())).filter(which)
        .filter(e -> e.directory().number("type").orElse(ETHERNET) == ETHERNET)
        .map(e -> new NetworkLink(e.name(), e.directory(), e.port(), isWireless(e))).toList();
  }

  private static boolean isWireless(ClassEntry entry) {
    return entry.directory().has("wireless") || entry.directory().has("phy80211");
  }
}
