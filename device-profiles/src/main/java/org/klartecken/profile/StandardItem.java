// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;

/**
 * One line of a room's contract.
 *
 * @param id within its standard, {@code microphone}
 * @param name for people
 * @param needs what a device must be able to do to fill this line
 * @param preferredKinds kinds that fill it fully; another kind fills it as a substitute (DEGRADED); empty: any
 * @param amount how many such devices
 * @param optional whether its absence is no fault
 * @param proof the weakest proof that counts
 * @param greatestAge how old that proof may be
 * @param hold how long it must be broken before a finding fires
 * @param whatToDo the sentence shown when it is missing and no profile knows better
 */
public record StandardItem(String id, LocalText name, Capability needs, Set<DeviceKind> preferredKinds, int amount,
    boolean optional, ProofLevel proof, Duration greatestAge, Duration hold, List<Expectation> expectations,
    LocalText whatToDo) {
  public StandardItem {
    preferredKinds = Set.copyOf(preferredKinds);
    expectations = List.copyOf(expectations);
  }

  /** Whether a device of this kind fills the line fully. */
  public boolean prefers(DeviceKind kind) {
    return preferredKinds.isEmpty() || preferredKinds.contains(kind);
  }
}
