// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.billboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Knobs;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** A billboard (USB Billboard 1.2): how the alternate mode DisplayPort of a USB-C adapter went. */
public final class BillboardFunction implements Function {
  private static final int DISPLAY_PORT = 0xFF01;
  private final int number;
  private final int url;
  private final int modeName;
  private volatile Mode mode;

  /** Two bits of bmConfigured. */
  enum Mode {
    UNSPECIFIED_ERROR(0), NOT_ATTEMPTED(1), FAILED(2), SUCCESSFUL(3);

    private final int bits;

    Mode(int bits) {
      this.bits = bits;
    }
  }

  public BillboardFunction(Yaml yaml, Layout layout) {
    yaml.only("kind", "alternate-mode");
    number = layout.nextInterface();
    url = layout.string("http://help.example/usb-c");
    modeName = layout.string("DisplayPort");
    mode = Knobs.word(Mode.class, yaml.text("alternate-mode"));
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
    return new Octets().descriptor(0x04, new Octets().u8(number, 0, 0, 0x11, 0x00, 0x00, 0));
  }

  @Override
  public Optional<Octets> capability() {
    Octets fields = new Octets().u8(0x0D, url, 1, 0) // one alternate mode, which is the preferred one
        .le16(0x8000); // needs no VCONN
    fields.u8(mode.bits); // bmConfigured: two bits a mode, 256 bits in all
    for (int i = 1; i < 32; i++) {
      fields.u8(0);
    }
    int why = mode == Mode.FAILED ? 0x01 : 0x00; // bAdditionalFailureInfo: not enough power
    return Optional.of(fields.le16(0x0121).u8(why, 0).le16(DISPLAY_PORT).u8(0, modeName));
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    return ControlReply.STALL;
  }

  @Override
  public Map<String, Knob> knobs() {
    return Map.of("alternate-mode", Knobs.word(Mode.class, next -> mode = next));
  }
}
