// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import java.util.Set;

/** Is told to look again. */
@FunctionalInterface
public interface ChangeListener {
  /**
   * Something changed. Called by the listening thread, so it should hand over and return.
   *
   * @param subsystems the kernel's words, {@code usb}, {@code drm}; empty when it is not known what changed
   */
  void changed(Set<String> subsystems);
}
