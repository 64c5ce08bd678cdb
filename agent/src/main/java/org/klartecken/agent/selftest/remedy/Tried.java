// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.util.HashMap;
import java.util.Map;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Remedy;

/**
 * Which remedies were of no use: each is not repeated until something changed, that is, until the device is another,
 * was without the fault for once, or the agent was started anew. Pure; for one thread at a time.
 */
public final class Tried {
  private final Map<Attempt, Device> inVain = new HashMap<>();

  private record Attempt(DeviceId device, ReadingName reading, Remedy remedy) {
  }

  boolean isFutile(Symptom symptom, Remedy remedy, Device device) {
    return device.equals(inVain.get(new Attempt(symptom.device(), symptom.reading(), remedy)));
  }

  void noteInVain(Symptom symptom, Remedy remedy, Device device) {
    inVain.put(new Attempt(symptom.device(), symptom.reading(), remedy), device);
  }

  /** The reading was measured and is well. */
  void noteWell(DeviceId device, ReadingName reading) {
    inVain.keySet().removeIf(a -> a.device().equals(device) && a.reading().equals(reading));
  }
}
