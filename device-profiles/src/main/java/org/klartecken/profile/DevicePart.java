// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.UsbId;

/**
 * One USB device or display of a retail model: a conference bar shows itself as a camera and a speakerphone.
 *
 * @param id within its model, {@code video}; {@code whole} for a model of one part
 * @param like the classes it takes over, nearest first, for those who ask why
 * @param optional whether a unit without this part is whole, too
 * @param capabilities what it must be able to do; the absence of one is a fault
 * @param demands what it takes to count as ready, per capability
 * @param instructions what to do per situation, for people
 * @param remedies what the agent may try by itself
 * @param offers what guests can connect their laptops with while it is here
 * @param talk how what is behind its serial port shows that it is there, or null
 */
public record DevicePart(String id, DeviceKind kind, List<String> like, boolean optional, PartMatch match,
    Set<Capability> capabilities, Promise promise, Map<Capability, ProofDemand> demands,
    List<Expectation> expectations, Map<Situation, LocalText> instructions, Quirks quirks, Set<Remedy> remedies,
    Set<Connector> offers, @Nullable SerialTalk talk) {
  /** The id of the only part of a model that has no others. */
  public static final String WHOLE = "whole";

  public DevicePart {
    like = List.copyOf(like);
    capabilities = Set.copyOf(capabilities);
    demands = Map.copyOf(demands);
    expectations = List.copyOf(expectations);
    instructions = Map.copyOf(instructions);
    remedies = Set.copyOf(remedies);
    offers = Set.copyOf(offers);
  }

  /** What it must be able to do under this id. */
  public Set<Capability> capabilities(UsbId id) {
    Set<Capability> absent = quirks.absent().getOrDefault(id, Set.of());
    return absent.isEmpty()
        ? capabilities
        : capabilities.stream().filter(c -> !absent.contains(c)).collect(java.util.stream.Collectors.toSet());
  }
}
