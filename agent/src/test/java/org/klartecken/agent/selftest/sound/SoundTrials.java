// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.contract.Reading;

/** Rooms with one fault of sound each, and healthy ones, measured by the real step over a recording that was made up. */
public final class SoundTrials {
  private SoundTrials() {
  }

  /** Rooms with a fault each. */
  public static List<Trial> faults(AttachedDevice device, Instant at) {
    Map<String, LongFunction<List<Reading>>> faults = new LinkedHashMap<>();
    faults.put("audio.capture_silent", seed -> measured(device, at, new Room(seed)));
    faults.put("audio.loop_heard", seed -> measured(device, at, new Room(seed).noise(-60)));
    faults.put("audio.loop_level", seed -> measured(device, at, new Room(seed).noise(-85).sweep(0.05, 0.008)));
    faults.put("audio.capture_noise", seed -> measured(device, at, new Room(seed).noise(-24).sweep(0.05, 1)));
    faults.put("audio.loop_snr", seed -> measured(device, at, new Room(seed).noise(-33).sweep(0.05, 0.3)));
    faults.put("audio.capture_clipped",
        seed -> measured(device, at, new Room(seed).noise(-60).sweep(0.05, 1).amplified(20)));
    faults.put("audio.capture_dropouts",
        seed -> measured(device, at, new Room(seed).noise(-80).sweep(0.05, 1).hole(0.3, 0.04)));
    faults.put("audio.loop_latency", seed -> measured(device, at, new Room(seed).noise(-70).sweep(0.6, 0.5)));
    faults.put("audio.loop_echo",
        seed -> measured(device, at, new Room(seed).noise(-70).sweep(0.05, 0.5).sweep(0.3, 0.35)));
    faults.put("audio.loop_bands",
        seed -> measured(device, at, new Room(seed).noise(-95).sweep(0.05, 1).onlyBelow(250)));
    faults.put("audio.loop_left", seed -> measured(device, at, new Room(seed).noise(-60).sweep(0.05, 0, 0.5)));
    faults.put("audio.loop_right", seed -> measured(device, at, new Room(seed).noise(-60).sweep(0.05, 0.5, 0)));
    faults.put("audio.capture_dead_channels",
        seed -> measured(device, at, new Room(seed).noise(-60).sweep(0.05, 0.5).deadChannel()));
    List<Trial> all = new ArrayList<>(
        faults.entrySet().stream().map(f -> Trial.of(f.getKey(), f.getValue())).toList());
    all.add(Trial.of("sound that is not played in an ordinary room", "audio.capture_dropouts",
        seed -> measured(device, at, new Room(seed).sweep(0.05, 0.6).hole(0.2 + seed * 0.06, 0.04).noise(-48))));
    all.add(Trial.of("sound that is not played in a loud room", "audio.capture_dropouts",
        seed -> measured(device, at, new Room(seed).sweep(0.05, 1).hole(0.2 + seed * 0.06, 0.04).noise(-31))));
    all.add(Trial.of("a loudspeaker that waits for its PC", "audio.capture_dropouts",
        seed -> measured(device, at, new Room(seed).sweep(0.05, 0.6).waiting(0.2 + seed * 0.06, 0.05).noise(-48))));
    for (int hertz : List.of(300, 400)) {
      all.add(Trial.of("muffled above " + hertz + " Hz", "audio.loop_bands",
          seed -> measured(device, at, new Room(seed).noise(-95).sweep(0.05, 1).onlyBelow(hertz))));
    }
    return all;
  }

  /** A room of its own for each seed: louder or softer, noisier or more quiet, larger or smaller. */
  public static List<Reading> healthy(AttachedDevice device, Instant at, long seed) {
    return measured(device, at, new Room(seed).noise(-75.0 + seed % 25)
        .sweep(0.03 + seed % 100 * 0.002, 0.2 + seed % 100 * 0.008).sweep(0.045 + seed % 100 * 0.002, 0.05));
  }

  /** A loudspeaker without a microphone, whose card does not take what is played. */
  public static Trial takesNoSound(AttachedDevice speaker, Instant at) {
    return Trial.of("audio.playback_moved", seed -> measured(speaker, at, new Room(seed), false));
  }

  private static List<Reading> measured(AttachedDevice device, Instant at, Room room) {
    return measured(device, at, room, true);
  }

  private static List<Reading> measured(AttachedDevice device, Instant at, Room room, boolean takes) {
    SoundPort port = new SoundPort() {
      @Override
      public Recording loop(AttachedDevice speaker, AttachedDevice microphone, TestSound sound,
          BooleanSupplier cancelled) {
        return room.recorded();
      }

      @Override
      public Recording listen(AttachedDevice microphone, TestSound asLongAs, BooleanSupplier cancelled) {
        return room.recorded();
      }

      @Override
      public boolean play(AttachedDevice speaker, TestSound sound, BooleanSupplier cancelled) {
        return takes;
      }
    };
    SoundPolicy policy = new SoundPolicy(true, true, SoundPolicy.USUAL, ZoneOffset.UTC);
    try {
      StepOutcome outcome = new SoundStep(port, policy).run(new StepRun(List.of(device), at, () -> false, _ -> {
      }));
      return ((StepOutcome.Measured) outcome).readings();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
