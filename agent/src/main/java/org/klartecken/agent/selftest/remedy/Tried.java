// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import io.avaje.jsonb.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Remedy;

/**
 * Which remedies were of no use: each is not repeated until something changed, that is, until the device is another,
 * was without the fault for once, or the agent was started anew. Pure and thread-safe.
 */
public final class Tried {
  private final Map<Attempt, Device> inVain = new HashMap<>();

  private record Attempt(DeviceId device, ReadingName reading, Remedy remedy) {
  }

  /**
   * One remedy that was of no use, for whoever keeps it from one self-test to the next.
   *
   * @param device as it was then
   */
  @Json
  public record InVain(Device device, ReadingName reading, Remedy remedy) {
  }

  /** Nothing was tried yet. */
  public Tried() {
    this(List.of());
  }

  public Tried(List<InVain> before) {
    before.forEach(b -> inVain.put(new Attempt(b.device().id(), b.reading(), b.remedy()), b.device()));
  }

  public synchronized List<InVain> list() {
    return inVain.entrySet().stream()
        .map(e -> new InVain(e.getValue(), e.getKey().reading(), e.getKey().remedy())).toList();
  }

  synchronized boolean isFutile(Symptom symptom, Remedy remedy, Device device) {
    return device.equals(inVain.get(new Attempt(symptom.device(), symptom.reading(), remedy)));
  }

  synchronized void noteInVain(Symptom symptom, Remedy remedy, Device device) {
    inVain.put(new Attempt(symptom.device(), symptom.reading(), remedy), device);
  }

  /** The reading was measured and is well. */
  synchronized void noteWell(DeviceId device, ReadingName reading) {
    inVain.keySet().removeIf(a -> a.device().equals(device) && a.reading().equals(reading));
  }
}
