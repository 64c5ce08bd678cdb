// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.camera.PictureFormat.FrameSize;

/** What host and camera agree on by probe and commit (UVC 1.1, 4.3.1.1); formats and sizes count from 1. */
record StreamChoice(int format, int size, int interval) {
  static final int UNITS_PER_SECOND = 10_000_000; // an interval counts 100 ns
  private static final int OCTETS = 26;

  static StreamChoice first(List<PictureFormat> formats) {
    return new StreamChoice(1, 1, interval(formats.getFirst().sizes().getFirst().rates().getFirst()));
  }

  static int interval(int rate) {
    return UNITS_PER_SECOND / rate;
  }

  /** The nearest that the camera can do to what the host asks for. */
  static StreamChoice asked(byte[] data, List<PictureFormat> formats) {
    if (data.length < 8) {
      return first(formats);
    }
    ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    int format = Math.clamp(data[2] & 0xFF, 1, formats.size());
    List<FrameSize> sizes = formats.get(format - 1).sizes();
    int size = Math.clamp(data[3] & 0xFF, 1, sizes.size());
    long asked = Integer.toUnsignedLong(in.getInt(4));
    int interval = sizes.get(size - 1).rates().stream().map(StreamChoice::interval)
        .min(Comparator.comparingLong(each -> Math.abs(each - asked))).orElseThrow();
    return new StreamChoice(format, size, interval);
  }

  PictureFormat format(List<PictureFormat> formats) {
    return formats.get(format - 1);
  }

  FrameSize size(List<PictureFormat> formats) {
    return format(formats).sizes().get(size - 1);
  }

  byte[] bytes(List<PictureFormat> formats, int payload) {
    Octets out = new Octets().le16(1) // bmHint: keep the interval
        .u8(format, size).le32(interval).le16(0, 0, 0, 0, 0) // key frames, quality, window, delay
        .le32(size(formats).greatest(), payload);
    if (out.size() != OCTETS) {
      throw new IllegalStateException("a probe has " + out.size() + " octets");
    }
    return out.bytes();
  }
}
