// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.klartecken.lab.device.camera.PictureFormat.Coding;

/** Coded pictures; a moving scene is a short round of them, painted once. */
final class Pictures {
  private static final int ROUND = 8;
  private static final int LARGE_ROUND = 2;
  private static final int FULL_HD = 1920;
  private static final int DETAIL = 960;

  /** What makes a picture the one that it is. */
  private record Key(Scene scene, Coding coding, int width, int height, int frame) {
  }

  private final Map<Key, byte[]> painted = new ConcurrentHashMap<>();

  byte[] picture(Scene scene, Coding coding, int width, int height, int number) {
    int round = width <= FULL_HD ? ROUND : LARGE_ROUND; // a large one takes a second to code
    int frame = scene.moves() ? number % round : 0;
    return painted.computeIfAbsent(new Key(scene, coding, width, height, frame), Pictures::paint);
  }

  private static byte[] paint(Key key) {
    Painter painter = new Painter(key.scene(), key.width(), key.height(), key.frame());
    return switch (key.coding()) {
      case YUYV -> yuyv(painter, key.width(), key.height());
      case MJPEG -> jpeg(painter, key.width(), key.height());
    };
  }

  private static byte[] yuyv(Painter painter, int width, int height) {
    byte[] out = new byte[width * height * 2];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x += 2) {
        out[at++] = (byte) painter.luma(x, y);
        out[at++] = (byte) painter.blue(x);
        out[at++] = (byte) painter.luma(x + 1, y);
        out[at++] = (byte) painter.red(x);
      }
    }
    return out;
  }

  private static byte[] jpeg(Painter painter, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int side = Math.max(1, width / DETAIL); // a large picture in small squares: painted in time, however large
    for (int y = 0; y < height; y += side) {
      for (int x = 0; x < width; x += side) {
        int colour = rgb(painter.luma(x, y), painter.blue(x) - 128, painter.red(x) - 128);
        for (int row = y; row < Math.min(y + side, height); row++) {
          Arrays.fill(pixels, row * width + x, row * width + Math.min(x + side, width), colour);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "jpg", out)) {
        throw new IllegalStateException("this JDK cannot write JPEG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not code a picture", e);
    }
    return out.toByteArray();
  }

  /** BT.601, in 16 bits after the point. */
  private static int rgb(int luma, int blue, int red) {
    int grey = (luma - 16) * 76_309;
    int r = (grey + 104_597 * red) >> 16;
    int g = (grey - 25_675 * blue - 53_279 * red) >> 16;
    int b = (grey + 132_201 * blue) >> 16;
    return Math.clamp(r, 0, 255) << 16 | Math.clamp(g, 0, 255) << 8 | Math.clamp(b, 0, 255);
  }
}
