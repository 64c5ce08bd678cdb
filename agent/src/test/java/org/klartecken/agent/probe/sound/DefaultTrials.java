// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.agent.selftest.sound.PulseAudio;
import org.klartecken.contract.Reading;

/** What a real sound service says of its defaults, where one is installed: the room's card is number 1. */
public final class DefaultTrials {
  private final AttachedDevice phone;
  private final Instant at;
  private final Path folder;

  public DefaultTrials(AttachedDevice phone, Instant at, Path folder) {
    this.phone = phone;
    this.at = at;
    this.folder = folder;
  }

  public List<Trial> faults() {
    return isThere()
        ? List.of(Trial.of("audio.playback_default", _ -> told("television", "phone_microphone")).waiting(),
            Trial.of("audio.capture_default", _ -> told("phone", "television_microphone")).waiting())
        : List.of();
  }

  /** Asked once: the service says the same each time. */
  public List<Reading> healthy() {
    return isThere() ? told("phone", "phone_microphone") : List.of();
  }

  private static boolean isThere() {
    try {
      return PulseAudio.isThere();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Reading> told(String sink, String source) {
    try {
      Path place = Files.createTempDirectory(folder, "pulse");
      try (PulseAudio service = PulseAudio.start(place)) {
        card(service, "phone", "1");
        card(service, "television", "2");
        service.pactl("set-default-sink", sink);
        service.pactl("set-default-source", source);
        var probe = new SoundDefaultProbe(SystemRoot.LIVE, Map.of("PULSE_SERVER", "unix:" + place.resolve("native")));
        return probe.look(phone, at) instanceof ProbeOutcome.Measured(var readings) ? readings : List.of();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void card(PulseAudio service, String name, String number) throws IOException, InterruptedException {
    service.pactl("load-module", "module-null-sink", "sink_name=" + name, "sink_properties=alsa.card=" + number);
    service.pactl("load-module", "module-remap-source", "source_name=" + name + "_microphone", "master=room.monitor",
        "source_properties=alsa.card=" + number);
  }
}
