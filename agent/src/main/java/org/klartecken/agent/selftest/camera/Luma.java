// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.nio.ByteBuffer;

/**
 * The brightness of a part of a picture, a byte a pixel, row by row.
 *
 * @param octets of {@code width} times {@code height}
 */
record Luma(int width, int height, ByteBuffer octets) {
  Luma {
    if (octets.remaining() < (long) width * height || width < 3 || height < 3) {
      throw new IllegalArgumentException(width + " x " + height + " in " + octets.remaining() + " octets");
    }
  }

  int at(int x, int y) {
    return Byte.toUnsignedInt(octets.get(octets.position() + y * width + x));
  }

  /** Every so many pixels of a picture in YUYV, whose even octets are brightness. */
  static Luma ofYuyv(ByteBuffer yuyv, int width, int height, int every) {
    return cut(yuyv, width, 0, 0, width / every, height / every, every);
  }

  /** The middle of a picture in YUYV, pixel by pixel: there edges are as sharp as the lens makes them. */
  static Luma middleOfYuyv(ByteBuffer yuyv, int width, int height) {
    int w = Math.min(width, 320);
    int h = Math.min(height, 240);
    return cut(yuyv, width, (width - w) / 2, (height - h) / 2, w, h, 1);
  }

  private static Luma cut(ByteBuffer yuyv, int stride, int left, int top, int width, int height, int every) {
    ByteBuffer octets = ByteBuffer.allocate(width * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        octets.put(yuyv.get(yuyv.position() + ((top + y * every) * stride + left + x * every) * 2));
      }
    }
    return new Luma(width, height, octets.flip());
  }
}
