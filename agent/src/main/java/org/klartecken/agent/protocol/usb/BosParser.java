// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.ArrayList;
import java.util.List;
import org.klartecken.agent.protocol.Problems;
import org.klartecken.agent.protocol.usb.DeviceCapability.AlternateMode;
import org.klartecken.agent.protocol.usb.DeviceCapability.Billboard;
import org.klartecken.agent.protocol.usb.DeviceCapability.ContainerId;
import org.klartecken.agent.protocol.usb.DeviceCapability.ModeState;
import org.klartecken.agent.protocol.usb.DeviceCapability.Platform;
import org.klartecken.agent.protocol.usb.DeviceCapability.SuperSpeed;
import org.klartecken.agent.protocol.usb.DeviceCapability.SuperSpeedPlus;
import org.klartecken.agent.protocol.usb.DeviceCapability.Unknown;
import org.klartecken.agent.protocol.usb.DeviceCapability.Usb20Extension;

/** Reads device capabilities; numbers are octet offsets in the tables of USB 3.2 §9.6.2. */
final class BosParser {
  private BosParser() {
  }

  static DeviceCapability capability(RawDescriptor raw, Problems problems) {
    DeviceCapability found = switch (raw.u8(2)) {
      case 0x02 -> new Usb20Extension(raw.u32(3));
      case 0x03 -> superSpeed(raw);
      case 0x04 -> new ContainerId(raw.guid(4));
      case 0x05 -> new Platform(raw.guid(4));
      case 0x0a -> new SuperSpeedPlus(laneSpeeds(raw));
      case 0x0d -> billboard(raw);
      default -> new Unknown(raw.u8(2), raw.length());
    };
    raw.report(problems, "device capability of type " + raw.u8(2));
    return found;
  }

  private static SuperSpeed superSpeed(RawDescriptor raw) {
    raw.expect(10);
    return new SuperSpeed(raw.u16(4));
  }

  /** Each sublink has an exponent of 1000 in bits 4 and 5 and a mantissa in the upper half. */
  private static List<Integer> laneSpeeds(RawDescriptor raw) {
    int count = (raw.u8(4) & 0x1f) + 1;
    List<Integer> speeds = new ArrayList<>();
    for (int i = 0; i < raw.fitting(12, count, 4); i++) {
      long sublink = raw.u32(12 + 4 * i);
      long mantissa = sublink >> 16;
      speeds.add((int) switch ((int) (sublink >> 4 & 3)) {
        case 0 -> mantissa / 1_000_000;
        case 1 -> mantissa / 1_000;
        case 2 -> mantissa;
        default -> mantissa * 1_000;
      });
    }
    return speeds;
  }

  /** Billboard 1.2.2 table 3-3: two bits for each mode, from octet 8 on; the modes from octet 44 on. */
  private static Billboard billboard(RawDescriptor raw) {
    List<AlternateMode> modes = new ArrayList<>();
    for (int i = 0; i < raw.fitting(44, raw.u8(4), 4); i++) {
      int state = (raw.u8(8 + i / 4) >> (2 * (i % 4))) & 3;
      modes.add(new AlternateMode(raw.u16(44 + 4 * i), raw.u8(46 + 4 * i), state(state)));
    }
    return new Billboard(raw.u8(3), raw.u8(5), modes);
  }

  private static ModeState state(int bits) {
    return switch (bits) {
      case 0 -> ModeState.FAILED_UNSPECIFIED;
      case 1 -> ModeState.NOT_ATTEMPTED;
      case 2 -> ModeState.FAILED;
      default -> ModeState.CONFIGURED;
    };
  }
}
