// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.update;

import java.util.List;
import java.util.Map;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** A firmware update interface (DFU 1.1): as a promise beside other functions, or as all that is left of a device. */
public final class UpdateFunction implements Function {
  private static final int GET_STATUS = 0xA103;
  private static final int GET_STATE = 0xA105;
  private static final int APP_IDLE = 0;
  private static final int DFU_IDLE = 2;
  private final int number;
  private final boolean updating;
  private final int name;

  public UpdateFunction(Yaml yaml, Layout layout) {
    yaml.only("kind", "updating");
    number = layout.nextInterface();
    updating = yaml.flag("updating", false);
    name = layout.string(updating ? "DFU" : "DFU runtime");
  }

  @Override
  public List<Integer> interfaces() {
    return List.of(number);
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.of();
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    // application specific, DFU, 1 run time or 2 update mode
    Octets part = new Octets().u8(number, 0, 0, 0xFE, 0x01, updating ? 2 : 1, name);
    // can download and be read back, leaves by itself; 250 ms to detach, blocks of 1024 octets, DFU 1.1
    Octets functional = new Octets().u8(0x0B).le16(250, 1024, 0x0110);
    return new Octets().descriptor(0x04, part).descriptor(0x21, functional);
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    int state = updating ? DFU_IDLE : APP_IDLE;
    return switch (setup.code()) {
      case GET_STATUS -> ControlReply.of(0, 0, 0, 0, state, 0); // well, ask again at once
      case GET_STATE -> ControlReply.of(state);
      default -> ControlReply.STALL;
    };
  }
}
