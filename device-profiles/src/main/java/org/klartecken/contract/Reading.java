// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;

/**
 * A named value, measured on a device at a time.
 *
 * @param proof how strongly this observation proves that the device works
 * @param observedAt by the room PC's wall clock
 */
public record Reading(DeviceId device, ReadingName name, Value value, Unit unit, ProofLevel proof,
    Instant observedAt) {
  public Reading {
    if (device == null || name == null || value == null || observedAt == null) {
      throw new IllegalArgumentException("a reading needs device, name, value and observedAt");
    }
    unit = unit == null ? Unit.NONE : unit;
    proof = proof == null ? ProofLevel.ENUMERATED : proof;
  }
}
