// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.time.Duration;
import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.sound.SoundDefaultProbe;
import org.klartecken.agent.probe.sound.SoundLevelsProbe;
import org.klartecken.agent.selftest.Gathered;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.StepReason;

/** What each sound card is set to, before anything is played: muted or not, how loud, and whether programs use it. */
public final class LevelsStep implements Step {
  private static final ReadingName NAME = new ReadingName("audio.levels");
  private final List<Probe> probes;

  public LevelsStep(SystemRoot root) {
    this(List.of(new SoundLevelsProbe(root), new SoundDefaultProbe(root)));
  }

  /** @param probes the first one must answer, or the step fails; others may be without what they ask */
  LevelsStep(List<Probe> probes) {
    this.probes = List.copyOf(probes);
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  /** A sound service that is silent is waited for, for a second and a card. */
  @Override
  public Duration budget() {
    return Duration.ofSeconds(4);
  }

  @Override
  public StepOutcome run(StepRun run) {
    Gathered gathered = new Gathered(new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no mixer"));
    for (AttachedDevice card : run.devices()) {
      for (Probe probe : probes) {
        if (probe.appliesTo(card) && !run.isCancelled()) {
          switch (probe.run(card, run.now())) {
            case ProbeOutcome.Measured(var measured) -> gathered.measured(measured);
            case ProbeOutcome.Failed(var reason, var detail) when probe.equals(probes.getFirst()) ->
              gathered.failed(card, StepReason.of(reason), detail);
            case ProbeOutcome.Failed _,ProbeOutcome.NothingToMeasure _ -> {
            }
          }
        }
      }
    }
    return gathered.outcome();
  }
}
