// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.sound.SoundLevelsProbe;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.StepReason;

/** What each sound card is set to, before anything is played: muted or not, and how loud. */
public final class LevelsStep implements Step {
  private static final ReadingName NAME = new ReadingName("audio.levels");
  private final Probe probe;

  public LevelsStep(SystemRoot root) {
    this(new SoundLevelsProbe(root));
  }

  LevelsStep(Probe probe) {
    this.probe = probe;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration budget() {
    return Duration.ofSeconds(2);
  }

  @Override
  public StepOutcome run(StepRun run) {
    List<Reading> readings = new ArrayList<>();
    StepOutcome none = new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no mixer");
    for (AttachedDevice card : run.devices()) {
      if (probe.appliesTo(card) && !run.isCancelled()) {
        switch (probe.run(card, run.now())) {
          case ProbeOutcome.Measured(var measured) -> readings.addAll(measured);
          case ProbeOutcome.Failed(var reason, var detail) -> none = new StepOutcome.Failed(StepReason.of(reason),
              card.device().name() + ": " + detail);
          case ProbeOutcome.NothingToMeasure _ -> {
          }
        }
      }
    }
    return readings.isEmpty() ? none : new StepOutcome.Measured(readings, "");
  }
}
