// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.klartecken.lab.device.DeviceModel;
import org.klartecken.lab.device.DeviceModel.Variant;
import org.klartecken.lab.device.EmulatedDevice;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.usbip.Conduct.Manner;
import org.klartecken.lab.usbip.UsbPort;

/** One device of a room and its cable; what was turned on it stays when it is plugged in again. */
public final class LabDevice {
  private final UsbPort port;
  private final DeviceModel model;
  private final Variant plain;
  private final Map<String, String> turned = new LinkedHashMap<>();
  private Optional<Fault> fault = Optional.empty();
  private @Nullable EmulatedDevice present;

  LabDevice(UsbPort port, DeviceModel model, Variant plain) {
    this.port = port;
    this.model = model;
    this.plain = plain;
  }

  /** Its name in the room, which is also the bus id to attach. */
  public String name() {
    return port.busId();
  }

  /** The cable goes in; a host that watches attaches the device. A crashed device has power anew and works. */
  public synchronized void plug() {
    if (fault.isPresent() && !fault.get().changesDescription()) {
      fault = Optional.empty();
    }
    EmulatedDevice device = model.make(fault.map(it -> it.apply(plain)).orElse(plain));
    Map<String, Function.Knob> knobs = DeviceModel.knobs(device);
    turned.forEach((name, value) -> {
      if (knobs.containsKey(name)) { // in update mode it has fewer
        knobs.get(name).turn(value);
      }
    });
    port.plug(device);
    present = device;
  }

  /** The cable is pulled. */
  public synchronized void unplug() {
    port.unplug();
    present = null;
  }

  public boolean plugged() {
    return port.plugged();
  }

  /** Whether a kernel has it. */
  public boolean attached() {
    return port.attached();
  }

  /** Something breaks. A device that describes itself otherwise from now on leaves and comes back. */
  public synchronized void fault(Fault next) {
    if (next.changesDescription()) {
      model.make(next.apply(plain)); // refuses what this model cannot become, before anything has changed
      fault = Optional.of(next);
      replug();
    } else {
      fault = Optional.of(next);
      next.apply(port.conduct());
    }
  }

  /** What was broken is whole again. */
  public synchronized void heal() {
    boolean described = fault.map(Fault::changesDescription).orElse(false);
    fault = Optional.empty();
    port.conduct().become(Manner.ANSWERS);
    port.conduct().latency(Duration.ZERO);
    if (described) {
      replug();
    }
  }

  private void replug() {
    if (present != null) {
      unplug();
      plug();
    }
  }

  /** Turns a knob, now and at every plugging from now on. */
  public synchronized void turn(String knob, String value) {
    EmulatedDevice device = present != null ? present : model.make(plain);
    Function.Knob known = DeviceModel.knobs(device).get(knob);
    if (known == null) {
      throw new IllegalArgumentException(name() + " has no " + knob + ", but " + DeviceModel.knobs(device).keySet());
    }
    known.turn(value);
    if (known.stays()) {
      turned.put(knob, value);
    }
  }

  /** What the device has noticed of its host; nothing when it is not plugged in. */
  public synchronized Map<String, String> observed() {
    Map<String, String> all = new TreeMap<>();
    if (present != null) {
      present.functions().forEach(function -> all.putAll(function.observed()));
    }
    return all;
  }
}
