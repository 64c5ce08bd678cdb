// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.hid;

import java.util.List;
import java.util.Map;
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

/** The touch panel of a display: one finger. */
public final class TouchFunction implements Function {
  private static final String REPORT = """
      050D 0904 A101           # digitizer page, touch screen, application
      0922 A102                # a finger
      0942 1500 2501 7501 9501 8102 # its tip touches
      9507 8103                # padding
      0501 0930 26FF0F 7510 9501 8102 # generic desktop page: x, 0 to 4095
      0931 8102                # y
      C0 C0""";
  private final HidDescriptors descriptors;
  private final Outlet touches = new Outlet();

  /** What a finger does. */
  enum Finger {
    TAP
  }

  public TouchFunction(Yaml yaml, Layout layout) {
    yaml.only("kind");
    descriptors = new HidDescriptors(layout.nextInterface(), layout.nextIn(), 5, new Octets().hex(REPORT).bytes());
  }

  @Override
  public List<Integer> interfaces() {
    return List.of(descriptors.number());
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.of(descriptors.endpoint(), new Pipe.StreamIn(touches));
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    return descriptors.octets(speed);
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    return switch (setup.code()) {
      case 0x8106 -> descriptors.answer(setup);
      case 0xA101 -> new ControlReply.Data(report(false)); // GET_REPORT
      case 0x210A -> ControlReply.DONE; // SET_IDLE
      default -> ControlReply.STALL;
    };
  }

  @Override
  public Map<String, Knob> knobs() {
    return Map.of("touch", Knobs.key(Finger.class, finger -> {
      touches.put(report(true));
      touches.put(report(false));
    }));
  }

  /** In the middle of the panel. */
  private static byte[] report(boolean touching) {
    return new Octets().u8(touching ? 1 : 0).le16(2048, 2048).bytes();
  }
}
