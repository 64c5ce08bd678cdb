// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import java.util.SplittableRandom;

/** Paints a scene, pixel by pixel, as luma and two chroma values (BT.601, 16 to 235); pure, the noise is seeded. */
final class Painter {
  private static final int[][] BARS = {{235, 128, 128}, {210, 16, 146}, {170, 166, 16}, {145, 54, 34},
      {106, 202, 222}, {81, 90, 240}, {41, 240, 110}, {16, 128, 128}};
  private final Scene scene;
  private final int width;
  private final int height;
  private final int frame;
  private final SplittableRandom noise;

  Painter(Scene scene, int width, int height, int frame) {
    this.scene = scene;
    this.width = width;
    this.height = height;
    this.frame = frame;
    this.noise = new SplittableRandom(frame);
  }

  int luma(int x, int y) {
    return switch (scene) {
      case BLACK -> 16;
      case ROOM, FROZEN -> clamp(room(x, y) + noise.nextInt(5) - 2);
      case COVERED -> 18 + noise.nextInt(4);
      case NOISY -> clamp(30 + room(x, y) / 8 + noise.nextInt(64) - 32);
      case BARS -> BARS[x * 8 / width][0];
      case NO_SIGNAL -> 41;
    };
  }

  int blue(int x) {
    return switch (scene) {
      case ROOM, FROZEN -> 128 + (x * 8 / width - 4) * 4;
      case BLACK, COVERED, NOISY -> 128;
      case BARS -> BARS[x * 8 / width][1];
      case NO_SIGNAL -> 240;
    };
  }

  int red(int x) {
    return switch (scene) {
      case ROOM, FROZEN -> 128 - (x * 8 / width - 4) * 4;
      case BLACK, COVERED, NOISY -> 128;
      case BARS -> BARS[x * 8 / width][2];
      case NO_SIGNAL -> 110;
    };
  }

  /** A bright wall with a window, a dark table, and somebody who walks along the wall. */
  private int room(int x, int y) {
    int walker = (frame * width / 16) % width;
    if (y > height / 4 && Math.abs(x - walker) < width / 20) {
      return 60;
    }
    if (y > height * 3 / 4) {
      return 45;
    }
    int books = (x * 60 / width) % 2 * 25; // edges everywhere, so that a sharp picture is one whatever walks through it
    boolean window = x > width * 3 / 5 && x < width * 4 / 5 && y > height / 8 && y < height / 2;
    return window ? 220 : 100 + books + 60 * x / width;
  }

  private static int clamp(int value) {
    return Math.clamp(value, 16, 235);
  }
}
