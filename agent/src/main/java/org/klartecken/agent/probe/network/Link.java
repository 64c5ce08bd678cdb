// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import java.nio.file.Path;
import java.util.Optional;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SysDirectory;

/** The network link of a device: its folder below {@code sys/class/net}. */
record Link(SysDirectory directory) {
  static Optional<Link> of(AttachedDevice device) {
    return device.nodes().stream().filter(Link::isLink).findFirst().map(SysDirectory::new).map(Link::new);
  }

  String name() {
    return directory.name();
  }

  boolean isWireless() {
    return directory.has("wireless") || directory.has("phy80211");
  }

  /** Whether the link can carry something now. {@code unknown} is what links without a notion of a cable say. */
  boolean isUp() {
    String state = directory.text("operstate").orElse("");
    return "up".equals(state) || ("unknown".equals(state) && directory.number("carrier").orElse(0) == 1);
  }

  private static boolean isLink(Path node) {
    Path folder = node.getParent();
    return folder != null && folder.endsWith("sys/class/net");
  }
}
