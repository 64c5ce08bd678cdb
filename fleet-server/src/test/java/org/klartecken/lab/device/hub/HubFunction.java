// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.lab.device.Endpoints;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.DeviceEntry.ClassCode;
import org.klartecken.lab.usbip.Outlet;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** A hub of USB 2 (USB 2.0, 11.23) whose ports have power and are empty: vhci_hcd cannot reach what is behind it. */
public final class HubFunction implements Function {
  private static final int PORT_POWER = 8;
  private static final int POWERED = 0x01; // bit 8 of the port's status
  private final int number;
  private final int changes;
  private final int ports;
  private volatile int powered;

  public HubFunction(Yaml yaml, Layout layout) {
    yaml.only("kind", "ports");
    number = layout.nextInterface();
    changes = layout.nextIn();
    ports = yaml.number("ports");
    if (ports < 1 || ports > 7) {
      throw new IllegalArgumentException(yaml.place() + ": a hub has 1 to 7 ports, not " + ports);
    }
  }

  @Override
  public List<Integer> interfaces() {
    return List.of(number);
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.of(changes, new Pipe.StreamIn(new Outlet()));
  }

  @Override
  public Optional<ClassCode> deviceClass(UsbSpeed speed) {
    return Optional.of(new ClassCode(0x09, 0x00, speed == UsbSpeed.HIGH ? 1 : 0)); // one transaction translator
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    return new Octets().descriptor(0x04, new Octets().u8(number, 0, 1, 0x09, 0x00, 0x00, 0))
        .all(Endpoints.interrupt(changes, 1, 128, speed));
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    return switch (setup.code()) {
      case 0xA006 -> hub();
      case 0xA000 -> ControlReply.of(0, 0, 0, 0); // GET_STATUS of the hub: power is good
      case 0xA300 -> ControlReply.of(0, (powered & 1 << setup.index()) != 0 ? POWERED : 0, 0, 0);
      case 0x2303 -> port(setup, true);
      case 0x2301 -> port(setup, false);
      case 0x2001, 0x2003 -> ControlReply.DONE; // hub features
      default -> ControlReply.STALL;
    };
  }

  /** Power and overcurrent port by port; 100 ms until power is good; 100 mA; everything can be unplugged. */
  private ControlReply hub() {
    Octets fields = new Octets().u8(ports).le16(0x0009).u8(50, 100, 0x00, 0xFF);
    return new ControlReply.Data(new Octets().descriptor(0x29, fields).bytes());
  }

  private ControlReply port(Setup setup, boolean on) {
    if (setup.index() < 1 || setup.index() > ports) {
      return ControlReply.STALL;
    }
    if (setup.value() == PORT_POWER) {
      powered = on ? powered | 1 << setup.index() : powered & ~(1 << setup.index());
    }
    return ControlReply.DONE;
  }
}
