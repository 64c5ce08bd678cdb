// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.agent.selftest.sound.SoundServer;
import org.klartecken.agent.selftest.sound.SoundService;
import org.klartecken.contract.Reading;

/** What a real sound service says of its defaults, where one is installed: the room's card is number 1. */
public final class DefaultTrials {
  private static final SoundService SERVICE = SoundService.PULSEAUDIO;
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
      return SERVICE.isThere();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Reading> told(String sink, String source) {
    try {
      Path place = Files.createTempDirectory(folder, "pulse");
      try (SoundServer service = SoundServer.start(SERVICE, place)) {
        service.card("phone", 1);
        service.card("television", 2);
        service.useFromNowOn(sink, source);
        var probe = new SoundDefaultProbe(SystemRoot.LIVE,
            Map.of("PULSE_SERVER", "unix:" + SoundService.socket(place)));
        // a service that has just begun may not answer in time on a busy machine
        return Awaitility.await().until(() -> probe.look(phone, at),
            ProbeOutcome.Measured.class::isInstance) instanceof ProbeOutcome.Measured(var readings)
                ? readings
                : List.of();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
