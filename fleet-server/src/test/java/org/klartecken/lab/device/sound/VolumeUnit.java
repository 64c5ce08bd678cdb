// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

import org.klartecken.lab.device.Octets;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Setup;

/** A feature unit (UAC 1.0, 4.3.2.5) with mute and volume for all channels together, from -32 to 0 dB. */
final class VolumeUnit {
  private static final int MUTE = 0x01;
  private static final int VOLUME = 0x02;
  private static final int LEAST = -32 * 256; // a volume counts 1/256 dB
  private static final int STEP = 256;
  private volatile boolean muted;
  private volatile int volume;

  boolean muted() {
    return muted;
  }

  double decibels() {
    return volume / 256.0;
  }

  /** By how much this unit makes the sound smaller. */
  double factor() {
    return muted ? 0 : Acoustics.factor(decibels());
  }

  ControlReply control(Setup setup, byte[] data) {
    return switch (setup.value() >> 8) {
      case MUTE -> mute(setup.request(), data);
      case VOLUME -> volume(setup.request(), data);
      default -> ControlReply.STALL;
    };
  }

  private ControlReply mute(int request, byte[] data) {
    switch (request) {
      case 0x01 -> muted = data.length > 0 && data[0] != 0;
      case 0x81 -> {
        return ControlReply.of(muted ? 1 : 0);
      }
      default -> {
        return ControlReply.STALL;
      }
    }
    return ControlReply.DONE;
  }

  private ControlReply volume(int request, byte[] data) {
    return switch (request) {
      case 0x01 -> set(data);
      case 0x81 -> word(volume); // GET_CUR
      case 0x82 -> word(LEAST); // GET_MIN
      case 0x83 -> word(0); // GET_MAX
      case 0x84 -> word(STEP); // GET_RES
      default -> ControlReply.STALL;
    };
  }

  private ControlReply set(byte[] data) {
    if (data.length < 2) {
      return ControlReply.STALL;
    }
    volume = Math.clamp((short) ((data[0] & 0xFF) | data[1] << 8), LEAST, 0);
    return ControlReply.DONE;
  }

  private static ControlReply word(int value) {
    return new ControlReply.Data(new Octets().le16(value).bytes());
  }
}
