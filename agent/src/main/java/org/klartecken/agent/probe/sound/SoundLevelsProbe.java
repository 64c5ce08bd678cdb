// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.sound.AlsaControl.ElementId;
import org.klartecken.agent.probe.sound.ControlNode.Setting;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

/**
 * Whether a sound card is muted and how loud it is set, for each direction that its mixer knows; what it does not know
 * has no reading. This is the card's own mixer: a program or sound server may be muted besides.
 */
public final class SoundLevelsProbe implements Probe {
  public static final ReadingName NAME = new ReadingName("audio.levels");
  private static final Pattern CONTROL = Pattern.compile("controlC(\\d{1,3})");

  private final SystemRoot root;

  public SoundLevelsProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  /** A slow PC that links the C library for the first time and wakes the device needs more than the usual time. */
  @Override
  public Duration deadline() {
    return Duration.ofSeconds(5);
  }

  /** Some cards answer over USB at 20 ms a message, and waking them costs more. */
  @Override
  public Duration interval() {
    return Duration.ofSeconds(30);
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.nodes().stream().anyMatch(SoundLevelsProbe::isControl);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    if (!root.isLive()) {
      return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "nodes of a copied system cannot be opened");
    }
    return look(device, now);
  }

  ProbeOutcome look(AttachedDevice device, Instant now) {
    List<Reading> readings = new ArrayList<>();
    for (Path node : device.nodes()) {
      if (isControl(node) && readings.isEmpty()) { // a second card of one device repeats the first
        try (ControlNode card = ControlNode.open(root.path().resolve(node))) {
          List<ElementId> elements = card.elements();
          for (Direction direction : Direction.both()) {
            readings.addAll(readings(card, elements, direction, device.device().id(), now));
          }
        } catch (ErrnoException e) {
          return new ProbeOutcome.Failed(e.reason(), e.sentence());
        }
      }
    }
    return readings.isEmpty() ? new ProbeOutcome.NothingToMeasure() : new ProbeOutcome.Measured(readings);
  }

  private static List<Reading> readings(ControlNode card, List<ElementId> elements, Direction direction,
      DeviceId device, Instant now) throws ErrnoException {
    List<Reading> readings = new ArrayList<>();
    Optional<Setting> onOff = first(card, MixerChoice.candidates(elements, direction, MixerChoice.SWITCH), true);
    onOff.ifPresent(s -> readings.add(new Reading(device, direction.muted(),
        Value.of(MixerChoice.isMuted(s.channels())), Unit.NONE, ProofLevel.OPENED, now)));
    Optional<Setting> loud = first(card, MixerChoice.candidates(elements, direction, MixerChoice.VOLUME), false);
    if (loud.isPresent()) {
      OptionalInt percent = MixerChoice.percent(loud.get().info(), loud.get().channels());
      percent.ifPresent(p -> readings
          .add(new Reading(device, direction.volume(), Value.of(p), Unit.PERCENT, ProofLevel.OPENED, now)));
    }
    return readings;
  }

  /** The first of the candidates that can be read and is of the kind its name says. */
  private static Optional<Setting> first(ControlNode card, List<ElementId> candidates, boolean isSwitch)
      throws ErrnoException {
    for (ElementId candidate : candidates) {
      Optional<Setting> setting = card.read(candidate);
      if (setting.isPresent() && setting.get().info().isSwitch() == isSwitch) {
        return setting;
      }
    }
    return Optional.empty();
  }

  /** The mixers of these devices. */
  public static Set<Path> controls(List<AttachedDevice> devices, SystemRoot root) {
    return devices.stream().flatMap(d -> d.nodes().stream()).filter(SoundLevelsProbe::isControl)
        .map(node -> root.path().resolve(node)).collect(Collectors.toUnmodifiableSet());
  }

  static boolean isControl(Path node) {
    return card(node).isPresent();
  }

  /** The number of the sound card whose mixer this is; empty for another node. */
  static OptionalInt card(Path node) {
    Path name = node.getFileName();
    Matcher control = CONTROL.matcher(name == null ? "" : name.toString());
    return control.matches() ? OptionalInt.of(Integer.parseInt(control.group(1))) : OptionalInt.empty();
  }
}
