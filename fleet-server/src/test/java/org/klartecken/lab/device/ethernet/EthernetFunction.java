// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.ethernet;

import java.util.List;
import java.util.Map;
import org.klartecken.lab.device.Endpoints;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Knobs;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Outlet;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** A network adapter (CDC 1.2, ECM 1.2) with a link that comes and goes, and nobody at the other end of it. */
public final class EthernetFunction implements Function {
  private static final int CS_INTERFACE = 0x24;
  private static final int MEGABIT = 1_000_000;
  private final int control;
  private final int data;
  private final int noticesIn;
  private final int in;
  private final int out;
  private final int address;
  private final Outlet notices = new Outlet();
  private volatile Link link = Link.UP;
  private volatile int megabits = 1000;

  /** Whether a cable is in. */
  enum Link {
    UP, DOWN
  }

  public EthernetFunction(Yaml yaml, Layout layout) {
    yaml.only("kind", "address");
    control = layout.nextInterface();
    data = layout.nextInterface();
    noticesIn = layout.nextIn();
    in = layout.nextIn();
    out = layout.nextOut();
    String text = yaml.text("address");
    if (!text.matches("[0-9A-F]{12}")) {
      throw new IllegalArgumentException(yaml.place() + ": address must be twelve digits, not " + text);
    }
    address = layout.string(text);
  }

  @Override
  public List<Integer> interfaces() {
    return List.of(control, data);
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.of(noticesIn, new Pipe.StreamIn(notices), in, new Pipe.StreamIn(new Outlet()), out,
        new Pipe.StreamOut(frame -> {
          // sent into a network without anybody
        }));
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    return new Octets().descriptor(0x04, new Octets().u8(control, 0, 1, 0x02, 0x06, 0x00, 0))
        .descriptor(CS_INTERFACE, new Octets().u8(0x00).le16(0x0120)) // head: CDC 1.2
        .descriptor(CS_INTERFACE, new Octets().u8(0x06, control, data)) // union
        // Ethernet: address, no statistics, segments of 1514 octets, no filters
        .descriptor(CS_INTERFACE, new Octets().u8(0x0F, address).le32(0).le16(1514, 0).u8(0))
        .all(Endpoints.interrupt(noticesIn, 16, 16, speed))
        .descriptor(0x04, new Octets().u8(data, 0, 0, 0x0A, 0x00, 0x00, 0))
        .descriptor(0x04, new Octets().u8(data, 1, 2, 0x0A, 0x00, 0x00, 0)).all(Endpoints.bulk(in, speed))
        .all(Endpoints.bulk(out, speed));
  }

  @Override
  public void alternate(int interfaceNumber, int setting) {
    if (interfaceNumber == data && setting == 1) {
      tell();
    }
  }

  @Override
  public ControlReply control(Setup setup, byte[] octets) {
    return setup.code() == 0x2143 ? ControlReply.DONE : ControlReply.STALL; // SET_ETHERNET_PACKET_FILTER
  }

  @Override
  public Map<String, Knob> knobs() {
    return Map.of("link", Knobs.word(Link.class, next -> {
      link = next;
      tell();
    }), "megabits", Knobs.number(10, 2500, next -> {
      megabits = (int) next;
      tell();
    }));
  }

  /** CDC 1.2, 6.3.1 and 6.3.3: the connection, and its speed both ways. */
  private void tell() {
    notices.put(new Octets().u8(0xA1, 0x00).le16(link == Link.UP ? 1 : 0, control, 0).bytes());
    int rate = megabits * MEGABIT;
    notices.put(new Octets().u8(0xA1, 0x2A).le16(0, control, 8).le32(rate, rate).bytes());
  }
}
