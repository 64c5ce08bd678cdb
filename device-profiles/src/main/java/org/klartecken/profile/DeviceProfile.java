// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.UsbId;

/**
 * What is known of one model.
 *
 * @param id maker and model as in the file's path, {@code jabra/speak-510}
 * @param usbIds the ids under which it appears when it works
 * @param notReadyIds the ids under which it is present but cannot be used (update mode), with what to do
 * @param displayNames EDID {@code maker:name} pairs under which a display appears
 * @param capabilities what it must be able to do; the absence of one is a fault
 * @param instructions what to do per situation, for people
 */
public record DeviceProfile(String id, String maker, String model, DeviceKind kind, Set<UsbId> usbIds,
    Map<UsbId, LocalText> notReadyIds, Set<String> displayNames, Set<Capability> capabilities,
    List<Expectation> expectations, Map<Situation, LocalText> instructions) {
  public DeviceProfile {
    usbIds = Set.copyOf(usbIds);
    notReadyIds = Map.copyOf(notReadyIds);
    displayNames = Set.copyOf(displayNames);
    capabilities = Set.copyOf(capabilities);
    expectations = List.copyOf(expectations);
    instructions = Map.copyOf(instructions);
  }

  /** What people call it. */
  public String name() {
    return maker + ' ' + model;
  }
}
