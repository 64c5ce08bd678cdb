// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.List;
import org.klartecken.contract.ProbeFailure;

/**
 * Everything attached now.
 *
 * @param devices parents before children, the PC itself first
 * @param failures what could not be read while looking
 */
public record Inventory(List<AttachedDevice> devices, List<ProbeFailure> failures) {
  public Inventory {
    devices = List.copyOf(devices);
    failures = List.copyOf(failures);
  }
}
