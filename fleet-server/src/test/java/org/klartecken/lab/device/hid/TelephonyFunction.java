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

/** The keys and lamps of a speakerphone: hook switch and mute key in, off-hook, mute and ring lamps out. */
public final class TelephonyFunction implements Function {
  private static final String REPORT = """
      050B 0905 A101      # telephony page, headset, application
      1500 2501 7501      # a bit each
      9501 0920 8122      # hook switch: absolute, no preferred state
      9501 092F 8106      # phone mute: relative, a pulse
      950E 8103           # padding up to two octets
      0508                # lamps
      0917 0909 0918      # off-hook, mute, ring
      9503 9122 9505 9103 # an octet with its padding
      C0""";
  private static final int OFF_HOOK = 0x01;
  private static final int SET_REPORT = 0x2109;
  private static final int SET_IDLE = 0x210A;
  private static final int GET_REPORT = 0xA101;
  private final HidDescriptors descriptors;
  private final Outlet keys = new Outlet();
  private volatile boolean lifted;
  private volatile int lamps;
  private volatile int lampsEverOn;

  /** What can be pressed. */
  enum Key {
    HOOK, MUTE
  }

  public TelephonyFunction(Yaml yaml, Layout layout) {
    yaml.only("kind");
    descriptors = new HidDescriptors(layout.nextInterface(), layout.nextIn(), 2, new Octets().hex(REPORT).bytes());
  }

  @Override
  public List<Integer> interfaces() {
    return List.of(descriptors.number());
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.of(descriptors.endpoint(), new Pipe.StreamIn(keys));
  }

  @Override
  public Octets descriptors(UsbSpeed speed) {
    return descriptors.octets(speed);
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    return switch (setup.code()) {
      case 0x8106 -> descriptors.answer(setup);
      case GET_REPORT -> ControlReply.of(lifted ? 1 : 0, 0);
      case SET_REPORT -> light(data);
      case SET_IDLE -> ControlReply.DONE;
      default -> ControlReply.STALL;
    };
  }

  private ControlReply light(byte[] data) {
    if (data.length > 0) {
      lamps = data[0] & 0xFF;
      lampsEverOn |= lamps;
    }
    return ControlReply.DONE;
  }

  @Override
  public Map<String, Knob> knobs() {
    return Map.of("key", Knobs.key(Key.class, this::press));
  }

  private void press(Key key) {
    switch (key) {
      case HOOK -> lifted = !lifted;
      case MUTE -> keys.put(new byte[]{(byte) (lifted ? 3 : 2), 0});
    }
    keys.put(new byte[]{(byte) (lifted ? 1 : 0), 0});
  }

  /** Whether the host ever opened a call: what a probe must never do. */
  @Override
  public Map<String, String> observed() {
    return Map.of("off-hook-lamp", onOff(lamps), "off-hook-ever", onOff(lampsEverOn));
  }

  private static String onOff(int lamps) {
    return (lamps & OFF_HOOK) != 0 ? "on" : "off";
  }
}
