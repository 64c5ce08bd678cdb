// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.contract.Device;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.Promise;
import org.klartecken.profile.Quirks;
import org.klartecken.profile.Remedy;

/** Mixers that are muted or turned down: found where nothing may be mended, else mended and measured again. */
public final class RemedyTrials {
  private static final Set<Remedy> ALLOWED = Set.of(Remedy.UNMUTE, Remedy.SET_VOLUME);
  private static final int HEARD = 60;

  private final AttachedDevice phone;
  private final Instant at;

  public RemedyTrials(AttachedDevice phone, Instant at) {
    this.phone = phone;
    this.at = at;
  }

  public List<Trial> faults() {
    List<Trial> faults = new ArrayList<>();
    faults.add(Trial.of("audio.capture_muted", _ -> run(new Mixer(phone, true, HEARD, HEARD), Set.of())));
    faults.add(Trial.of("audio.capture_volume", seed -> run(new Mixer(phone, false, (int) seed, HEARD), Set.of())));
    faults.add(Trial.of("audio.playback_volume", seed -> run(new Mixer(phone, false, HEARD, (int) seed), Set.of())));
    faults.add(Trial.mended("muted, and unmuted", Course.nameOf(Remedy.UNMUTE),
        Value.of("audio.capture_muted: true > false"), _ -> run(new Mixer(phone, true, HEARD, HEARD), ALLOWED)));
    faults.add(Trial.mended("turned down, and up", Course.nameOf(Remedy.SET_VOLUME),
        Value.of("audio.playback_volume: 3 > 50"), _ -> run(new Mixer(phone, false, HEARD, 3), ALLOWED)));
    return faults;
  }

  /** What may be mended need not. */
  public List<Reading> healthy(long seed) {
    return run(new Mixer(phone, false, 40 + (int) (seed % 60), 30 + (int) (seed % 70)), ALLOWED);
  }

  private List<Reading> run(Mixer mixer, Set<Remedy> policy) {
    Device device = phone.device();
    DevicePart part = new DevicePart(DevicePart.WHOLE, device.kind(), List.of(), false, PartMatch.NOTHING,
        device.capabilities(), new Promise(Map.of(), null, null), Map.of(), List.of(), Map.of(), Quirks.NONE, ALLOWED,
        Set.of(), null);
    AttachedDevice mendable = new AttachedDevice(device, Path.of("/sys/1-1"), phone.nodes(), part, Quirks.NONE);
    StepRun run = new StepRun(List.of(mendable), at, () -> false, _ -> {
    });
    try {
      return ((StepOutcome.Measured) new MendingStep(mixer, 1,
          new Course.Rules(policy, new Tried(), mixer, () -> List.of(mendable)), System::nanoTime).run(run)).readings();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A card's mixer: what is set is what is read. */
  private static final class Mixer implements Step, RemedyPort {
    private final AttachedDevice phone;
    private boolean muted;
    private int capture;
    private int playback;

    Mixer(AttachedDevice phone, boolean muted, int capture, int playback) {
      this.phone = phone;
      this.muted = muted;
      this.capture = capture;
      this.playback = playback;
    }

    @Override
    public ReadingName name() {
      return new ReadingName("audio.levels");
    }

    @Override
    public Duration budget() {
      return Duration.ofSeconds(1);
    }

    @Override
    public StepOutcome run(StepRun run) {
      return new StepOutcome.Measured(Readings.of(phone, run.now(), ProofLevel.ENUMERATED)
          .add(ReadingNames.AUDIO_CAPTURE_MUTED, muted).add(ReadingNames.AUDIO_CAPTURE_VOLUME, capture)
          .add(ReadingNames.AUDIO_PLAYBACK_MUTED, false).add(ReadingNames.AUDIO_PLAYBACK_VOLUME, playback).list(), "");
    }

    @Override
    public Outcome apply(Remedy remedy, AttachedDevice device, ReadingName about, BooleanSupplier cancelled) {
      if (remedy == Remedy.UNMUTE) {
        muted = false;
      } else if (about.equals(ReadingNames.AUDIO_CAPTURE_VOLUME)) {
        capture = 50;
      } else {
        playback = 50;
      }
      return new Outcome.Done();
    }
  }
}
