// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * Whether what should record has a PCM that records, and what should play one that plays. A device whose descriptors
 * promise a microphone, and whose driver made none, shows itself here.
 */
public final class SoundPcmProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("audio.pcm");
  private static final Pattern CAPTURE = Pattern.compile("pcmC\\d+D\\d+c");
  private static final Pattern PLAYBACK = Pattern.compile("pcmC\\d+D\\d+p");

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().can(Capability.MICROPHONE) || device.device().can(Capability.SPEAKER);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    Readings readings = Readings.of(device, now, ProofLevel.ENUMERATED);
    if (device.device().can(Capability.MICROPHONE)) {
      readings.add(ReadingNames.AUDIO_CAPTURE, has(device, CAPTURE));
    }
    if (device.device().can(Capability.SPEAKER)) {
      readings.add(ReadingNames.AUDIO_PLAYBACK, has(device, PLAYBACK));
    }
    return readings.outcome();
  }

  private static boolean has(AttachedDevice device, Pattern kind) {
    return device.nodes().stream().map(Path::getFileName)
        .anyMatch(n -> n != null && kind.matcher(n.toString()).matches());
  }
}
