// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.klartecken.lab.room.Fault;
import org.klartecken.lab.room.LabDevice;

/** Deeds upon the room's USB devices, by their names in the room. */
final class Usb {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Usb() {
  }

  static Deed unplug(String name) {
    return stage -> stage.device(name).unplug();
  }

  static Deed plug(String name) {
    return stage -> {
      stage.device(name).plug();
      await(stage.device(name));
    };
  }

  /** A cable that is pulled and put back, by which a hung device has power anew. */
  static Deed replug(String name) {
    return stage -> {
      stage.device(name).unplug();
      stage.device(name).heal();
      plug(name).happen(stage);
    };
  }

  /** As in a port or on a cable of USB 2. */
  static Deed slowPort(String name) {
    return fault(name, Fault.SLOW_PORT);
  }

  static Deed updateMode(String name) {
    return fault(name, Fault.UPDATE_MODE);
  }

  static Deed unconfigured(String name) {
    return fault(name, Fault.NO_CONFIGURATION);
  }

  static Deed cutDescription(String name) {
    return fault(name, Fault.TRUNCATED_DESCRIPTOR);
  }

  private static Deed fault(String name, Fault fault) {
    return stage -> stage.device(name).fault(fault);
  }

  static Deed heal(String name) {
    return stage -> {
      stage.device(name).heal();
      await(stage.device(name));
    };
  }

  /** Takes a driver away from all interfaces of the devices of a maker. */
  static Deed unbind(String driver, String vendor) {
    return Deed.inPc("usb-driver unbind " + driver + " " + vendor);
  }

  /** The device stops answering, and then its driver wants something of it: the kernel waits, holding the device's lock. */
  static Deed hangAtDriver(String name, String driver, String vendor) {
    return stage -> {
      stage.guest().check("usb-driver unbind " + driver + " " + vendor);
      stage.device(name).fault(Fault.HANG);
      stage.guest().start("usb-driver bind " + driver + " " + vendor, "/dev/null");
    };
  }

  /** The port of the PC in which it is. */
  static int port(Stage stage, String name) {
    return Integer.parseInt(stage.guest().check("usb-port " + name));
  }

  /** Until the kernel has noticed that these were pulled, and gives their ports to others. */
  static void awaitPortsFree(Stage stage, String... names) {
    for (String name : names) {
      stage.guest().check("while usb-port " + name + "; do sleep 0.05; done");
    }
  }

  /** Until a kernel has it; the guest attaches by itself what is plugged in. */
  static void await(LabDevice device) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(device::attached);
  }
}
