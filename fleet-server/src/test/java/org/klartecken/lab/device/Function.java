// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.DeviceEntry.ClassCode;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** One thing that a device can do, with the interfaces and endpoints that it takes. */
public interface Function {
  List<Integer> interfaces();

  Map<Integer, Pipe> pipes();

  /** Its part of the configuration descriptor. */
  Octets descriptors(UsbSpeed speed);

  /** Answers what is addressed to it; {@link ControlReply#STALL} for what it does not know. */
  ControlReply control(Setup setup, byte[] data);

  /** The host chose an alternate setting of one of its interfaces. */
  default void alternate(int interfaceNumber, int setting) {
  }

  /** Its device capability in the BOS descriptor, as it is now. */
  default Optional<Octets> capability() {
    return Optional.empty();
  }

  /** The class code that the whole device must show, when it is not per interface. */
  default Optional<ClassCode> deviceClass(UsbSpeed speed) {
    return Optional.empty();
  }

  /** What a test may turn. */
  default Map<String, Knob> knobs() {
    return Map.of();
  }

  /** What the device has noticed of its host, for tests that must know. */
  default Map<String, String> observed() {
    return Map.of();
  }

  /** One thing that can be set from outside; an unknown value is an {@link IllegalArgumentException}. */
  interface Knob {
    void turn(String value);

    /** Whether it stays as it was turned; a key does not. */
    default boolean stays() {
      return true;
    }
  }
}
