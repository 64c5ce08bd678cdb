// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.display;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.DisplayState;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * Which mode the PC has set on a display that is awake.
 *
 * <p>Not asked while any display of the same card sleeps: where no desktop drives the card, the kernel sets the console
 * up again when the last program closes it, and that would wake the sleeper.
 */
public final class DisplayModeProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("display.mode");
  private static final Pattern CONNECTOR = Pattern.compile("(card\\d{1,3})-(.+)");

  private final SystemRoot root;

  public DisplayModeProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration interval() {
    return Duration.ofSeconds(30);
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().display() != null && device.sysfs() != null;
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    Path path = device.sysfs();
    // the nodes of a copied system are not those of its displays
    if (path == null || !root.isLive() || !path.startsWith(root.path().resolve("sys"))) {
      return new ProbeOutcome.NothingToMeasure();
    }
    SysDirectory connector = new SysDirectory(path);
    Matcher name = CONNECTOR.matcher(connector.name());
    if (!name.matches() || DisplayState.of(connector) != DisplayState.CONNECTED || sleeps(path, name.group(1))) {
      return new ProbeOutcome.NothingToMeasure();
    }
    try (DisplayCard card = DisplayCard.open(root.path().resolve("dev/dri").resolve(name.group(1)))) {
      Optional<DisplayCard.Mode> mode = card.mode(name.group(2));
      return mode.isEmpty()
          ? new ProbeOutcome.NothingToMeasure()
          : Readings.of(device, now, ProofLevel.ENUMERATED).add(ReadingNames.DISPLAY_MODE_WIDTH, mode.get().width())
              .add(ReadingNames.DISPLAY_MODE_HEIGHT, mode.get().height()).outcome();
    } catch (ErrnoException e) {
      return new ProbeOutcome.Failed(e.reason(), e.sentence());
    }
  }

  /** Whether any display of a card sleeps. */
  static boolean sleeps(Path connector, String card) {
    Path siblings = connector.getParent();
    return siblings != null && new SysDirectory(siblings).entries().stream()
        .filter(e -> e.name().startsWith(card + '-')).anyMatch(e -> DisplayState.of(e) == DisplayState.ASLEEP);
  }
}
