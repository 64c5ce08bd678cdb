// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.DisplayState;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.probe.display.DisplayEdidProbe;
import org.klartecken.agent.probe.display.DisplayModeProbe;
import org.klartecken.agent.probe.display.DisplayStatusProbe;
import org.klartecken.agent.selftest.Gathered;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;

/**
 * Whether each display is awake, what it says of itself and which mode it is sent; and, where that is allowed, a number on all that are awake.
 * Only a person can tell whether it is seen, so the number proves nothing before it is confirmed.
 */
public final class DisplayStep implements Step {
  private static final ReadingName NAME = new ReadingName("display.picture");
  private static final List<Probe> PROBES = List.of(new DisplayStatusProbe(), new DisplayEdidProbe(),
      new DisplayModeProbe(SystemRoot.LIVE));
  private static final int CODES = 10_000;

  private final PicturePort port;
  private final boolean shows;
  private final Supplier<String> codes;

  /** @param shows whether a picture may cover what is on the displays for a second */
  public DisplayStep(boolean shows) {
    this(new ChildPicture(), shows,
        () -> String.format(Locale.ROOT, "%04d", ThreadLocalRandom.current().nextInt(CODES)));
  }

  DisplayStep(PicturePort port, boolean shows, Supplier<String> codes) {
    this.port = port;
    this.shows = shows;
    this.codes = codes;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration budget() {
    Duration look = Duration.ofSeconds(3); // the first step: a slow PC still loads what all steps need
    return shows ? look.plus(ChildPicture.PATIENCE) : look;
  }

  @Override
  public StepOutcome run(StepRun run) throws InterruptedException {
    List<AttachedDevice> displays = run.devices().stream().filter(PROBES.getFirst()::appliesTo).toList();
    if (displays.isEmpty()) {
      return new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no display");
    }
    Gathered gathered = new Gathered(new StepOutcome.Measured(List.of(), ""));
    for (AttachedDevice display : displays) {
      for (Probe probe : PROBES) {
        switch (probe.run(display, run.now())) {
          case ProbeOutcome.Measured(var measured) -> gathered.measured(measured);
          case ProbeOutcome.Failed(var reason, var detail) ->
            gathered.failed(display, StepReason.of(reason), detail);
          case ProbeOutcome.NothingToMeasure _ -> {
          }
        }
      }
    }
    if (shows && !gathered.isEmpty()) {
      gathered.say(picture(run, displays, gathered));
    }
    return gathered.outcome();
  }

  /** Shows a number, adds it to the readings of those that are awake, and answers what there is to say about it. */
  private String picture(StepRun run, List<AttachedDevice> displays, Gathered gathered)
      throws InterruptedException {
    List<AttachedDevice> awake = displays.stream().filter(DisplayStep::isAwake).toList();
    if (awake.isEmpty()) {
      return "no picture: no display is awake";
    }
    String code = codes.get();
    PicturePort.Shown shown = port.show(code, run.cancelled());
    if (shown.drawn()) {
      awake.forEach(d -> gathered.measured(
          Readings.of(d, run.now(), ProofLevel.ENUMERATED).add(ReadingNames.DISPLAY_TEST_CODE, code).list()));
    }
    return shown.detail();
  }

  private static boolean isAwake(AttachedDevice display) {
    var path = display.sysfs();
    return path != null && DisplayState.of(new SysDirectory(path)) == DisplayState.CONNECTED;
  }
}
