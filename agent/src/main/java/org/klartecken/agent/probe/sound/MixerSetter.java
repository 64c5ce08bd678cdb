// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.sound.AlsaControl.ElementId;
import org.klartecken.agent.probe.sound.AlsaControl.ElementInfo;
import org.klartecken.agent.probe.sound.ControlNode.Setting;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.contract.ReadingName;

/** Sets those elements of a card's mixer that {@link SoundLevelsProbe} reads. No probe: a remedy calls it. */
public final class MixerSetter {
  private final SystemRoot root;

  public MixerSetter(SystemRoot root) {
    this.root = root;
  }

  /** Switches on what the reading says is muted; false when the card has no such switch. */
  public boolean unmute(AttachedDevice device, ReadingName muted) throws ErrnoException {
    for (Direction direction : Direction.both()) {
      if (direction.muted().equals(muted)) {
        return set(device, direction, MixerChoice.SWITCH, true, _ -> 1);
      }
    }
    return false;
  }

  /** Sets the volume that the reading tells to so many percent of its range; false when the card has none. */
  public boolean setVolume(AttachedDevice device, ReadingName volume, int percent) throws ErrnoException {
    for (Direction direction : Direction.both()) {
      if (direction.volume().equals(volume)) {
        return set(device, direction, MixerChoice.VOLUME, false,
            info -> info.min() + Math.round((info.max() - info.min()) * (percent / 100.0)));
      }
    }
    return false;
  }

  private boolean set(AttachedDevice device, Direction direction, String what, boolean isSwitch,
      ToLongFunction<ElementInfo> wanted) throws ErrnoException {
    Optional<Path> node = device.nodes().stream().filter(SoundLevelsProbe::isControl).findFirst();
    if (node.isEmpty()) {
      return false;
    }
    try (ControlNode card = ControlNode.openToSet(root.path().resolve(node.get()))) {
      List<ElementId> candidates = MixerChoice.candidates(card.elements(), direction, what);
      for (ElementId candidate : candidates) {
        Optional<Setting> setting = card.read(candidate);
        if (setting.isPresent() && setting.get().info().isSwitch() == isSwitch) {
          card.write(candidate, setting.get().info().count(), wanted.applyAsLong(setting.get().info()));
          return true;
        }
      }
      return false;
    }
  }
}
