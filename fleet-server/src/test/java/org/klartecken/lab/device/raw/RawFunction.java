// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.raw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.lab.device.Descriptors;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Outlet;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** Interfaces that are only described, octet by octet; their endpoints are there and say nothing. */
public final class RawFunction implements Function {
  private static final int INTERFACE = 0x04;
  private static final int ENDPOINT = 0x05;
  private static final int ISOCHRONOUS = 1;
  private static final int PACKET_MICROS = 1000;
  private final byte[] octets;
  private final List<Integer> interfaces = new ArrayList<>();
  private final Map<Integer, Pipe> pipes = new HashMap<>();

  /** The octets must number interfaces and endpoints as this layout does. */
  public RawFunction(Yaml yaml, Layout layout) {
    this(new Octets().hex(yaml.only("kind", "descriptors").text("descriptors")).bytes(), layout, yaml.place());
  }

  /** From a recording. */
  public RawFunction(byte[] octets, Layout layout, String place) {
    this.octets = octets.clone();
    for (byte[] part : Descriptors.each(octets)) {
      if (part[1] == INTERFACE && part[3] == 0) {
        int expected = layout.nextInterface();
        if (part[2] != expected) {
          throw new IllegalArgumentException(place + ": interface " + part[2] + " must be " + expected + " here");
        }
        interfaces.add(expected);
      } else if (part[1] == ENDPOINT) {
        pipes.put(part[2] & 0xFF, pipe(part[2] & 0xFF, part[3] & 3));
      }
    }
  }

  private static Pipe pipe(int address, int kind) {
    boolean in = address >= 0x80;
    if (kind == ISOCHRONOUS) {
      return in
          ? new Pipe.IsoIn(PACKET_MICROS, (most, due) -> new byte[0])
          : new Pipe.IsoOut(PACKET_MICROS, (data, due) -> {
          });
    }
    return in ? new Pipe.StreamIn(new Outlet()) : new Pipe.StreamOut(data -> {
    });
  }

  @Override
  public List<Integer> interfaces() {
    return List.copyOf(interfaces);
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.copyOf(pipes);
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    return new Octets().all(octets);
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    return ControlReply.STALL;
  }
}
