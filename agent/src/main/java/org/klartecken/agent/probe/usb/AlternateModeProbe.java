// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.usb;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.protocol.usb.DeviceCapability.AlternateMode;
import org.klartecken.agent.protocol.usb.DeviceCapability.Billboard;
import org.klartecken.agent.protocol.usb.DeviceCapability.ModeState;
import org.klartecken.agent.protocol.usb.UsbDescriptors;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.contract.Capability;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * What became of the picture that a USB-C adapter or dock was to carry: its billboard says it, USB Billboard 1.2.2
 * §3.1.6. Merely having a billboard says nothing: many adapters always have one.
 */
public final class AlternateModeProbe implements Probe {
  private static final ReadingName NAME = ReadingNames.USB_ALTERNATE_MODE;
  /** Who defined the alternate mode DisplayPort: the only one that carries a picture by itself. */
  private static final int DISPLAY_PORT = 0xff01;
  /** Of several modes with DisplayPort one is used, so the best tells how the picture fares. */
  private static final List<ModeState> BEST_FIRST = List.of(ModeState.CONFIGURED, ModeState.FAILED,
      ModeState.FAILED_UNSPECIFIED, ModeState.NOT_ATTEMPTED);

  private final SystemRoot root;

  public AlternateModeProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  /** An adapter that tries again shows itself anew; this is for those that do not, or so fast that nobody saw it go. */
  @Override
  public Duration interval() {
    return Duration.ofSeconds(30);
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.device().can(Capability.BILLBOARD) && device.sysfs() != null;
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    Path path = device.sysfs();
    if (path == null) {
      return new ProbeOutcome.NothingToMeasure();
    }
    try {
      Optional<UsbDescriptors> store = UsbStore.read(new SysDirectory(path), root);
      if (store.isEmpty()) {
        return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "this system does not show what the adapter says");
      }
      return displayPort(store.get())
          .map(state -> Readings.of(device, now, ProofLevel.ENUMERATED).add(NAME, word(state)).outcome())
          .orElseGet(ProbeOutcome.NothingToMeasure::new);
    } catch (ErrnoException e) {
      // without the right to ask this is not known, which is no fault of the adapter
      return new ProbeOutcome.Failed(
          e.reason() == FailureReason.ACCESS_DENIED ? FailureReason.UNSUPPORTED : e.reason(), e.sentence());
    }
  }

  private static Optional<ModeState> displayPort(UsbDescriptors usb) {
    return usb.capabilities(Billboard.class).flatMap(b -> b.modes().stream()).filter(m -> m.svid() == DISPLAY_PORT)
        .map(AlternateMode::state).min(Comparator.comparing(BEST_FIRST::indexOf));
  }

  private static String word(ModeState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
