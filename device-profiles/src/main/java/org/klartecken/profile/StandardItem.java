// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.ProofLevel;

/**
 * One line of a room's contract.
 *
 * @param id within its standard, {@code microphone}
 * @param name for people
 * @param needs what a device must be able to do to fill this line; {@code OTHER}: it is enough that a device of one
 *     of the alternatives is there
 * @param alternatives the ways to fill it fully; a device that meets none is a substitute (DEGRADED); empty: any does
 * @param amount how many such devices
 * @param optional whether its absence is no fault
 * @param offers what guests can connect their laptops with while the line is filled
 * @param proof the weakest proof that counts
 * @param greatestAge how old that proof may be
 * @param hold how long it must be broken before a finding fires
 * @param whatToDo the sentence shown when it is missing and no profile knows better
 */
public record StandardItem(String id, LocalText name, Capability needs, List<Alternative> alternatives, int amount,
    boolean optional, Set<Connector> offers, ProofLevel proof, Duration greatestAge, Duration hold,
    List<Expectation> expectations, LocalText whatToDo) {
  public StandardItem {
    alternatives = List.copyOf(alternatives);
    offers = Set.copyOf(offers);
    expectations = List.copyOf(expectations);
  }

  /** Whether it is enough that a device of the right kind is there. */
  public boolean needsPresence() {
    return needs == Capability.OTHER;
  }

  /** Whether this device fills the line fully. */
  public boolean prefers(Device device, @Nullable Recognised known) {
    return alternatives.isEmpty() || alternatives.stream().anyMatch(a -> a.isMetBy(device, known));
  }
}
