// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

/** Collects what a probe reads of one device at one time, each reading with the unit that the contract gives it. */
public final class Readings {
  private final DeviceId device;
  private final Instant at;
  private final ProofLevel proof;
  private final List<Reading> found = new ArrayList<>();

  private Readings(DeviceId device, Instant at, ProofLevel proof) {
    this.device = device;
    this.at = at;
    this.proof = proof;
  }

  /** Readings that prove as much as {@code proof} says. */
  public static Readings of(AttachedDevice device, Instant at, ProofLevel proof) {
    return new Readings(device.device().id(), at, proof);
  }

  public Readings add(ReadingName name, double number) {
    return add(name, Value.of(number));
  }

  public Readings add(ReadingName name, boolean set) {
    return add(name, Value.of(set));
  }

  /** A word; what is longer than a value may be is cut. */
  public Readings add(ReadingName name, String text) {
    return add(name, Value.of(text.length() > Value.Text.LONGEST ? text.substring(0, Value.Text.LONGEST) : text));
  }

  public Readings add(ReadingName name, OptionalLong number) {
    return number.isPresent() ? add(name, (double) number.getAsLong()) : this;
  }

  public Readings add(ReadingName name, OptionalDouble number) {
    return number.isPresent() ? add(name, number.getAsDouble()) : this;
  }

  /** The outcome: what was read, or that there was nothing. */
  public ProbeOutcome outcome() {
    return found.isEmpty() ? new ProbeOutcome.NothingToMeasure() : new ProbeOutcome.Measured(found);
  }

  /** What was read. */
  public List<Reading> list() {
    return List.copyOf(found);
  }

  private Readings add(ReadingName name, Value value) {
    found.add(new Reading(device, name, value, ReadingNames.unit(name).orElse(Unit.NONE), proof, at));
    return this;
  }
}
