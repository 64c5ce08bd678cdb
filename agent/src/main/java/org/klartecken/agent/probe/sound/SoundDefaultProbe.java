// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.protocol.pulse.PulseCodec;
import org.klartecken.agent.transport.PulseFault;
import org.klartecken.agent.transport.PulseLink;
import org.klartecken.contract.Capability;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * Whether programs that do not choose play through a device and listen to it. The desktop's sound service decides that,
 * not the kernel: where there is none that the agent may ask, or it mixes by itself, nothing is told. A service whose
 * socket is there and which says nothing keeps every program silent.
 */
public final class SoundDefaultProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("audio.default");
  private final SystemRoot root;
  private final Map<String, String> environment;

  public SoundDefaultProbe(SystemRoot root) {
    this(root, System.getenv());
  }

  SoundDefaultProbe(SystemRoot root, Map<String, String> environment) {
    this.root = root;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration interval() {
    return Duration.ofMinutes(1);
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.nodes().stream().anyMatch(SoundLevelsProbe::isControl);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    return root.isLive() ? look(device, now) : new ProbeOutcome.NothingToMeasure();
  }

  ProbeOutcome look(AttachedDevice device, Instant now) {
    boolean plays = device.device().can(Capability.SPEAKER);
    boolean hears = device.device().can(Capability.MICROPHONE);
    Optional<Path> socket = PulseLink.socket(environment);
    if (socket.isEmpty() || !(plays || hears)) {
      return new ProbeOutcome.NothingToMeasure();
    }
    Readings readings = Readings.of(device, now, ProofLevel.ENUMERATED);
    try (PulseLink service = PulseLink.open(socket.get(), environment)) {
      PulseCodec.Defaults defaults = service.defaults();
      readings.add(ReadingNames.AUDIO_SERVICE_ANSWERS, true);
      if (plays) {
        tell(readings, ReadingNames.AUDIO_PLAYBACK_DEFAULT, service.card(true, defaults.sink()), device);
      }
      if (hears) {
        tell(readings, ReadingNames.AUDIO_CAPTURE_DEFAULT, service.card(false, defaults.source()), device);
      }
      return readings.outcome();
    } catch (PulseFault e) {
      return e.isSilence()
          ? Readings.of(device, now, ProofLevel.ENUMERATED).add(ReadingNames.AUDIO_SERVICE_ANSWERS, false).outcome()
          : new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, String.valueOf(e.getMessage()));
    }
  }

  /** A default that is no sound card (an echo canceller, a null sink) says nothing of any card. */
  private static void tell(Readings readings, ReadingName name, OptionalInt card, AttachedDevice device) {
    if (card.isPresent()) {
      readings.add(name, device.nodes().stream().anyMatch(node -> SoundLevelsProbe.card(node).equals(card)));
    }
  }
}
