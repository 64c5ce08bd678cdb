// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.sound.MixerSetter;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Remedy;

/** Does remedies on this PC, as far as the agent's user may. */
final class Hands implements RemedyPort {
  /** In the middle: heard, and not loud. */
  private static final int VOLUME = 50;
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 40;
  private final MixerSetter mixer;
  private final UsbRemedy usb;
  private final Pause pause;

  /** Lets time pass. */
  interface Pause {
    void rest(Duration length) throws InterruptedException;
  }

  Hands(SystemRoot root) {
    this(new MixerSetter(root), new UsbRemedy(), Thread::sleep);
  }

  Hands(MixerSetter mixer, UsbRemedy usb, Pause pause) {
    this.mixer = mixer;
    this.usb = usb;
    this.pause = pause;
  }

  @Override
  public Outcome apply(Remedy remedy, AttachedDevice device, ReadingName about, BooleanSupplier cancelled)
      throws InterruptedException {
    Path sysfs = device.device().usb() == null ? null : device.sysfs();
    List<Path> usable = device.nodes().stream().filter(Files::isReadable).toList();
    try {
      return switch (remedy) {
        case UNMUTE -> done(mixer.unmute(device, about));
        case SET_VOLUME -> done(mixer.setVolume(device, about, VOLUME));
        case USB_RESET -> sysfs == null ? done(false) : settled(usb.reset(sysfs), usable, cancelled);
        case REBIND_DRIVER -> sysfs == null ? done(false) : settled(usb.rebind(sysfs), usable, cancelled);
        case SET_DEFAULT, RESTART_SERVICE -> done(false);
      };
    } catch (ErrnoException e) {
      return new Outcome.Refused(e.reason());
    }
  }

  /** The kernel makes the nodes anew at once, but udev gives them to the group that may use them only a moment later. */
  private Outcome settled(Outcome outcome, List<Path> usable, BooleanSupplier cancelled) throws InterruptedException {
    for (int i = 0; i < MOST_LOOKS && !cancelled.getAsBoolean() && !usable.stream().allMatch(Files::isReadable); i++) {
      pause.rest(LOOK);
    }
    return outcome;
  }

  private static Outcome done(boolean done) {
    return done ? new Outcome.Done() : new Outcome.Refused(FailureReason.UNSUPPORTED);
  }
}
