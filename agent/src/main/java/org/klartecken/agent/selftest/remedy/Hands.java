// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.sound.DefaultSetter;
import org.klartecken.agent.probe.sound.MixerSetter;
import org.klartecken.agent.selftest.remedy.UsbRemedy.Pause;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.agent.transport.PulseFault;
import org.klartecken.agent.transport.ServiceFault;
import org.klartecken.agent.transport.ServiceUnit;
import org.klartecken.agent.transport.Systemctl;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Remedy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does remedies on this PC, as far as the agent's user may. */
final class Hands implements RemedyPort {
  private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
  /** In the middle: heard, and not loud. */
  private static final int VOLUME = 50;
  private static final Duration LOOK = Duration.ofMillis(50);
  /** A conference camera that had no power starts for some seconds. */
  private static final int MOST_LOOKS = 200;
  private final Tools tools;
  private final Services services;
  private final Pause pause;

  /** What does the work. */
  record Tools(MixerSetter mixer, DefaultSetter defaults, UsbRemedy usb, Systemctl systemctl) {
  }

  Hands(SystemRoot root, Services services) {
    this(new Tools(new MixerSetter(root), new DefaultSetter(), new UsbRemedy(), new Systemctl()), services,
        Thread::sleep);
  }

  Hands(Tools tools, Services services, Pause pause) {
    this.tools = tools;
    this.services = services;
    this.pause = pause;
  }

  @Override
  public boolean knows(Remedy remedy, ReadingName about) {
    return remedy != Remedy.RESTART_SERVICE || !services.about(about).isEmpty();
  }

  @Override
  public Outcome apply(Remedy remedy, AttachedDevice device, ReadingName about, BooleanSupplier cancelled)
      throws InterruptedException {
    try {
      return switch (remedy) {
        case UNMUTE -> done(tools.mixer().unmute(device, about));
        case SET_VOLUME -> done(tools.mixer().setVolume(device, about, VOLUME));
        case SET_DEFAULT -> done(tools.defaults().makeDefault(device, about));
        case USB_RESET, PORT_POWER, REBIND_DRIVER -> usb(remedy, device, cancelled);
        case RESTART_SERVICE -> restart(services.about(about));
      };
    } catch (ErrnoException e) {
      return refused(remedy, e.reason(), e.sentence());
    } catch (PulseFault e) {
      return refused(remedy, e.reason(), String.valueOf(e.getMessage()));
    } catch (ServiceFault e) {
      return refused(remedy, e.reason(), String.valueOf(e.getMessage()));
    }
  }

  private Outcome usb(Remedy remedy, AttachedDevice device, BooleanSupplier cancelled) throws InterruptedException {
    Path sysfs = device.device().usb() == null ? null : device.sysfs();
    if (sysfs == null) {
      return done(false);
    }
    List<Path> usable = device.nodes().stream().filter(Files::isReadable).toList();
    return switch (remedy) {
      case USB_RESET -> settled(tools.usb().reset(sysfs), usable, cancelled);
      case PORT_POWER -> settled(tools.usb().powerCycle(sysfs, pause), usable, cancelled);
      default -> settled(tools.usb().rebind(sysfs), usable, cancelled);
    };
  }

  /**
   * The kernel makes the nodes anew when the device is there, but udev gives them to the group that may use them only a
   * moment later.
   */
  private Outcome settled(Outcome outcome, List<Path> usable, BooleanSupplier cancelled) throws InterruptedException {
    for (int i = 0; i < MOST_LOOKS && !cancelled.getAsBoolean() && !usable.stream().allMatch(Files::isReadable); i++) {
      pause.rest(LOOK);
    }
    return outcome;
  }

  private Outcome restart(List<ServiceUnit> units) throws ServiceFault, InterruptedException {
    for (ServiceUnit unit : units) {
      tools.systemctl().restart(unit);
      LOG.info("restarted the service {}", unit.name());
    }
    return done(!units.isEmpty());
  }

  private static Outcome refused(Remedy remedy, FailureReason reason, String sentence) {
    LOG.warn("remedy={} reason={} {}", remedy, reason, sentence);
    return new Outcome.Refused(reason);
  }

  private static Outcome done(boolean done) {
    return done ? new Outcome.Done() : new Outcome.Refused(FailureReason.UNSUPPORTED);
  }
}
