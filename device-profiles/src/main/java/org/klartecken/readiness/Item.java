// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Purpose;

/**
 * One line of the room's contract, judged.
 *
 * @param id of the standard's item
 * @param name for people
 * @param devices that fill the line, best first; empty when none does
 * @param proof the best proof that counts now, or null when there is none
 * @param provedAt when that was, or null
 * @param greatestAge how old it may be
 * @param purposes that need this line
 * @param findings what is wrong with it, worst first; empty when PROVED
 */
public record Item(String id, LocalText name, ItemState state, List<DeviceId> devices, @Nullable ProofLevel proof,
    @Nullable Instant provedAt, Duration greatestAge, Set<Purpose> purposes, List<Finding> findings) {
}
