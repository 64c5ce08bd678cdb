// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/**
 * The structures of {@code linux/videodev2.h} that enumerate a camera's formats: request numbers, sizes, offsets.
 * Pure; buffers are in the machine's own byte order and as long as the structure.
 */
final class V4l2 {
  /** {@code _IOR('V', 0, struct v4l2_capability)}. */
  static final int QUERYCAP = 0x80685600;
  static final int CAPABILITY_SIZE = 104;
  /** {@code _IOWR('V', 2, struct v4l2_fmtdesc)}. */
  static final int ENUM_FMT = 0xC0405602;
  static final int FMTDESC_SIZE = 64;
  /** {@code _IOWR('V', 74, struct v4l2_frmsizeenum)}. */
  static final int ENUM_FRAMESIZES = 0xC02C564A;
  static final int FRMSIZEENUM_SIZE = 44;
  /** {@code _IOWR('V', 75, struct v4l2_frmivalenum)}. */
  static final int ENUM_FRAMEINTERVALS = 0xC034564B;
  static final int FRMIVALENUM_SIZE = 52;

  /** {@code V4L2_BUF_TYPE_VIDEO_CAPTURE}. */
  static final int CAPTURE = 1;
  /** {@code V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE}. */
  static final int CAPTURE_MPLANE = 9;

  private static final int CAP_VIDEO_CAPTURE = 0x1;
  private static final int CAP_VIDEO_CAPTURE_MPLANE = 0x1000;
  private static final int CAP_DEVICE_CAPS = 0x80000000;
  /** {@code V4L2_FRMSIZE_TYPE_DISCRETE} and {@code V4L2_FRMIVAL_TYPE_DISCRETE}; else a range with or without steps. */
  private static final int DISCRETE = 1;

  private V4l2() {
  }

  /** Width and height in pixels. */
  record Size(int width, int height) {
  }

  /**
   * The buffer type of a node that delivers pictures, 0 for any other: metadata nodes and encoders have no capture
   * capability of their own. {@code struct v4l2_capability}: driver[16], card[32], bus_info[32], version 80,
   * capabilities 84 (of the whole device), device_caps 88 (of this node).
   */
  static int captureType(ByteBuffer capability) {
    int whole = capability.getInt(84);
    int caps = (whole & CAP_DEVICE_CAPS) != 0 ? capability.getInt(88) : whole;
    if ((caps & CAP_VIDEO_CAPTURE) != 0) {
      return CAPTURE;
    }
    return (caps & CAP_VIDEO_CAPTURE_MPLANE) != 0 ? CAPTURE_MPLANE : 0;
  }

  /** {@code struct v4l2_fmtdesc}: index 0, type 4, flags 8, description[32] 12, pixelformat 44. */
  static int pixelFormat(ByteBuffer fmtdesc) {
    return fmtdesc.getInt(44);
  }

  /** The four characters of a pixel format, least significant first; bit 31 marks big endian and is no character. */
  static String fourCharacters(int pixelFormat) {
    StringBuilder out = new StringBuilder(4);
    for (int shift = 0; shift < 32; shift += 8) {
      char c = (char) (pixelFormat >> shift & (shift == 24 ? 0x7f : 0xff));
      out.append(c > 0x20 && c < 0x7f && c != ',' ? c : '_');
    }
    return out.toString().replaceFirst("_+$", ""); // codes of three letters are padded with a space
  }

  /**
   * {@code struct v4l2_frmsizeenum}: index 0, pixel_format 4, type 8, then for a discrete size width 12, height 16, for
   * a range min_width 12, max_width 16, step_width 20, min_height 24, max_height 28, step_height 32. A range is told by
   * its largest.
   */
  static Size size(ByteBuffer frmsizeenum) {
    return isDiscrete(frmsizeenum, 8)
        ? new Size(frmsizeenum.getInt(12), frmsizeenum.getInt(16))
        : new Size(frmsizeenum.getInt(16), frmsizeenum.getInt(28));
  }

  /** Whether the word at this offset says that more entries may follow; a range has one entry only. */
  static boolean isDiscrete(ByteBuffer enumeration, int typeOffset) {
    return enumeration.getInt(typeOffset) == DISCRETE;
  }

  /**
   * {@code struct v4l2_frmivalenum}: index 0, pixel_format 4, width 8, height 12, type 16, then one fraction of a second
   * (numerator 20, denominator 24); of a range the first is the shortest interval. Empty for an interval of nothing.
   * Rounded to hundredths: UVC counts in 100 ns, so that 30 a second arrives as 30.00003.
   */
  static OptionalDouble rate(ByteBuffer frmivalenum) {
    long numerator = Integer.toUnsignedLong(frmivalenum.getInt(20));
    long denominator = Integer.toUnsignedLong(frmivalenum.getInt(24));
    return numerator == 0 || denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.round(100.0 * denominator / numerator) / 100.0);
  }
}
