// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.transport.PulseFault;
import org.klartecken.agent.transport.PulseLink;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * Makes a sound card the one that programs use that do not choose, as {@link SoundDefaultProbe} reads it. No probe: a
 * remedy calls it.
 */
public final class DefaultSetter {
  private final Map<String, String> environment;

  public DefaultSetter() {
    this(System.getenv());
  }

  /** @param environment that tells where the sound service is */
  public DefaultSetter(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Makes a device the default of the direction that the reading is about.
   *
   * @return false when there is no sound service, or it does not know the device
   * @throws PulseFault when the service does not do it
   */
  public boolean makeDefault(AttachedDevice device, ReadingName elsewhere) throws PulseFault {
    boolean plays = elsewhere.equals(ReadingNames.AUDIO_PLAYBACK_DEFAULT);
    Optional<Path> socket = PulseLink.socket(environment);
    OptionalInt card = device.nodes().stream().map(SoundLevelsProbe::card).flatMapToInt(OptionalInt::stream)
        .findFirst();
    boolean known = plays || elsewhere.equals(ReadingNames.AUDIO_CAPTURE_DEFAULT);
    if (socket.isEmpty() || card.isEmpty() || !known) {
      return false;
    }
    try (PulseLink service = PulseLink.open(socket.get(), environment)) {
      return service.makeDefault(plays, card.getAsInt());
    }
  }
}
