// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.serial;

import java.util.List;
import java.util.Map;
import org.klartecken.lab.device.Endpoints;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Outlet;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** A serial line by the communications device class (CDC 1.2, PSTN 1.2: abstract control model). */
public final class AcmFunction implements Function {
  private static final int CS_INTERFACE = 0x24;
  private static final int LINE_CODING = 7;
  private final int control;
  private final int data;
  private final int notices;
  private final int in;
  private final int out;
  private final Peer peer;
  private final Outlet received = new Outlet();
  private volatile byte[] coding = new Octets().le32(9600).u8(0, 0, 8).bytes(); // 9600 baud, 8N1

  public AcmFunction(Yaml yaml, Layout layout) {
    yaml.only("kind", "peer");
    control = layout.nextInterface();
    data = layout.nextInterface();
    notices = layout.nextIn();
    in = layout.nextIn();
    out = layout.nextOut();
    peer = new Peer(yaml.child("peer"));
  }

  @Override
  public List<Integer> interfaces() {
    return List.of(control, data);
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.of(notices, new Pipe.StreamIn(new Outlet()), in, new Pipe.StreamIn(received), out,
        new Pipe.StreamOut(octets -> answer(peer.hear(octets, baud()))));
  }

  private void answer(byte[] octets) {
    if (octets.length > 0) {
      received.put(octets);
    }
  }

  private int baud() {
    byte[] now = coding;
    return (now[0] & 0xFF) | (now[1] & 0xFF) << 8 | (now[2] & 0xFF) << 16 | (now[3] & 0xFF) << 24;
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    return new Octets().descriptor(0x04, new Octets().u8(control, 0, 1, 0x02, 0x02, 0x01, 0))
        .descriptor(CS_INTERFACE, new Octets().u8(0x00).le16(0x0120)) // head: CDC 1.2
        .descriptor(CS_INTERFACE, new Octets().u8(0x01, 0x00, data)) // no call management
        .descriptor(CS_INTERFACE, new Octets().u8(0x02, 0x02)) // knows line coding and control lines
        .descriptor(CS_INTERFACE, new Octets().u8(0x06, control, data)) // union
        .all(Endpoints.interrupt(notices, 16, 16, speed))
        .descriptor(0x04, new Octets().u8(data, 0, 2, 0x0A, 0x00, 0x00, 0)).all(Endpoints.bulk(in, speed))
        .all(Endpoints.bulk(out, speed));
  }

  @Override
  public ControlReply control(Setup setup, byte[] octets) {
    return switch (setup.code()) {
      case 0x2120 -> set(octets); // SET_LINE_CODING
      case 0xA121 -> new ControlReply.Data(coding.clone()); // GET_LINE_CODING
      case 0x2122, 0x2123 -> ControlReply.DONE; // SET_CONTROL_LINE_STATE, SEND_BREAK
      default -> ControlReply.STALL;
    };
  }

  private ControlReply set(byte[] octets) {
    if (octets.length != LINE_CODING) {
      return ControlReply.STALL;
    }
    coding = octets.clone();
    return ControlReply.DONE;
  }

  @Override
  public Map<String, Knob> knobs() {
    return SerialKnobs.of(peer);
  }

  @Override
  public Map<String, String> observed() {
    return Map.of("baud", Integer.toString(baud()), "commands", Integer.toString(peer.commands()));
  }
}
