// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.Reading;
import org.klartecken.contract.StepReason;

/**
 * What a step finds of several devices, one after the other. One that could not be measured is never passed over because
 * another one could: the detail has a sentence of each that has something to say.
 */
public final class Gathered {
  private final List<Reading> readings = new ArrayList<>();
  private final Set<String> sentences = new LinkedHashSet<>();
  private StepOutcome nothing;
  private @Nullable StepReason partly;

  /** @param nothing what came of the step when there was no device for it */
  public Gathered(StepOutcome nothing) {
    this.nothing = nothing;
  }

  /** What came of one device. */
  public void add(AttachedDevice device, StepOutcome one) {
    switch (one) {
      case StepOutcome.Measured(var ofADevice, var why, var sentence) -> {
        measured(ofADevice);
        partly = why == null ? partly : why;
        say(device, sentence);
      }
      case StepOutcome.Skipped(var reason, var sentence) -> skipped(device, reason, sentence);
      case StepOutcome.Failed(var reason, var sentence) -> failed(device, reason, sentence);
    }
  }

  public void measured(Collection<Reading> ofADevice) {
    readings.addAll(ofADevice);
  }

  /** What is said of all of them. */
  public void say(String sentence) {
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
  }

  /** What is said of one beside its readings. */
  private void say(AttachedDevice device, String sentence) {
    String name = device.device().name();
    say(sentence.isEmpty() || sentence.contains(name) ? sentence : name + ": " + sentence);
  }

  /** Whether nothing was measured yet. */
  public boolean isEmpty() {
    return readings.isEmpty();
  }

  /** A device was not looked at. */
  public void skipped(AttachedDevice device, StepReason reason, String sentence) {
    say(device, sentence);
    partly = reason;
    nothing = nothing instanceof StepOutcome.Failed ? nothing : new StepOutcome.Skipped(reason, "");
  }

  /** A device could not be looked at, which outweighs that others were not. */
  public void failed(AttachedDevice device, StepReason reason, String sentence) {
    say(device, sentence);
    partly = reason;
    nothing = new StepOutcome.Failed(reason, "");
  }

  /** Measured as soon as one device was, in part when another was not; else the last failure, or what the last device was passed over for. */
  public StepOutcome outcome() {
    String detail = String.join("; ", sentences);
    if (!readings.isEmpty()) {
      return new StepOutcome.Measured(readings, partly, detail);
    }
    return switch (nothing) {
      case StepOutcome.Failed(var reason, var own) -> new StepOutcome.Failed(reason, detail.isEmpty() ? own : detail);
      case StepOutcome.Skipped(var reason, var own) -> new StepOutcome.Skipped(reason, detail.isEmpty() ? own : detail);
      case StepOutcome.Measured measured -> measured;
    };
  }
}
