// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Brightness out of Motion JPEG by javax.imageio, whose classes are loaded when a camera first sends it. Only thinned
 * out or in part, so that a large picture needs little memory.
 */
final class JpegPictures {
  private final ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();

  /** The whole picture, every so many pixels. */
  Luma thinned(byte[] jpeg, int every) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(every, every, 0, 0);
    return read(jpeg, param);
  }

  /** The middle, pixel by pixel. */
  Luma middle(byte[] jpeg, int width, int height) throws IOException {
    int w = Math.min(width, 320);
    int h = Math.min(height, 240);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceRegion(new Rectangle((width - w) / 2, (height - h) / 2, w, h));
    return read(jpeg, param);
  }

  void close() {
    reader.dispose();
  }

  private Luma read(byte[] jpeg, ImageReadParam param) throws IOException {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(HuffmanTables.in(jpeg)))) {
      reader.setInput(in, true, true);
      BufferedImage image = reader.read(0, param);
      ByteBuffer octets = ByteBuffer.allocate(image.getWidth() * image.getHeight());
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          octets.put((byte) luma(image.getRGB(x, y)));
        }
      }
      image.flush();
      return new Luma(image.getWidth(), image.getHeight(), octets.flip());
    } catch (RuntimeException e) { // the decoder throws what it likes at a damaged picture
      throw new IOException(e);
    }
  }

  /** ITU-R BT.601. */
  private static int luma(int rgb) {
    return (299 * ((rgb >> 16) & 0xff) + 587 * ((rgb >> 8) & 0xff) + 114 * (rgb & 0xff)) / 1000;
  }
}
