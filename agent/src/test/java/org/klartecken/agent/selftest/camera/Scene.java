// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;

/** A made-up picture of a meeting room: walls, a table, a window, and the noise of a sensor. */
final class Scene {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  private final int[] luma = new int[WIDTH * HEIGHT];
  private final Random random;

  Scene(long seed) {
    random = new Random(seed);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int wall = 120 + 40 * x / WIDTH;
        int value = y > 330 ? 80 : wall; // the table
        value = x > 60 && x < 200 && y > 60 && y < 220 ? 215 : value; // the window
        value = Math.abs(x - 400) < 60 && Math.abs(y - 260) < 90 ? 60 + (x + y) % 24 * 3 : value; // somebody's jacket
        luma[y * WIDTH + x] = value;
      }
    }
  }

  /** Every value so many times as far from black, and so much brighter. */
  Scene light(double gain, int lift) {
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (int) (luma[i] * gain) + lift;
    }
    return this;
  }

  /** Each pixel becomes the mean of its surroundings, as far as that. */
  Scene blurred(int radius) {
    for (int pass = 0; pass < 2; pass++) {
      blur(1, WIDTH, WIDTH, HEIGHT, radius);
      blur(WIDTH, 1, HEIGHT, WIDTH, radius);
    }
    return this;
  }

  private void blur(int step, int row, int length, int rows, int radius) {
    int[] line = new int[length];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < length; i++) {
        int sum = 0;
        for (int k = -radius; k <= radius; k++) {
          sum += luma[r * row + Math.clamp(i + k, 0, length - 1) * step];
        }
        line[i] = sum / (2 * radius + 1);
      }
      for (int i = 0; i < length; i++) {
        luma[r * row + i * step] = line[i];
      }
    }
  }

  /** As a camera sends it, with the noise of its sensor. */
  ByteBuffer yuyv() {
    ByteBuffer out = ByteBuffer.allocate(WIDTH * HEIGHT * 2);
    for (int value : luma) {
      out.put((byte) noisy(value)).put((byte) 128);
    }
    return out.flip();
  }

  byte[] jpeg() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int v = noisy(luma[y * WIDTH + x]);
        image.setRGB(x, y, (v << 16) | (v << 8) | v);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  /** The same picture as cameras send it: without its Huffman tables, every DHT segment. */
  static byte[] withoutTables(byte[] jpeg) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != 0xda) {
      int length = 2 + (((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff));
      if ((jpeg[at + 1] & 0xff) != 0xc4) {
        out.write(jpeg, at, length);
      }
      at += length;
    }
    out.write(jpeg, at, jpeg.length - at);
    return out.toByteArray();
  }

  PictureNumbers numbers() {
    ByteBuffer picture = yuyv();
    return PictureNumbers.of(Luma.ofYuyv(picture, WIDTH, HEIGHT, 8), Luma.middleOfYuyv(picture, WIDTH, HEIGHT));
  }

  private int noisy(int value) {
    return Math.clamp(Math.round(value + random.nextGaussian() * 1.5), 0, 255);
  }
}
