// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import java.util.List;
import org.klartecken.lab.usbip.UsbSpeed;

/** One format that a camera offers, with its sizes. */
record PictureFormat(Coding coding, List<FrameSize> sizes) {
  PictureFormat {
    sizes = List.copyOf(sizes);
  }

  /** How a picture is coded. */
  enum Coding {
    YUYV, MJPEG
  }

  /** A size with its frame rates, fastest first; the larger ones need a fast port. */
  record FrameSize(int width, int height, List<Integer> rates, UsbSpeed needs) {
    FrameSize {
      rates = List.copyOf(rates);
    }

    /** Octets of a frame, uncompressed; no JPEG here is larger. */
    int greatest() {
      return width * height * 2;
    }
  }

  PictureFormat at(UsbSpeed speed) {
    return new PictureFormat(coding, sizes.stream().filter(size -> size.needs().compareTo(speed) <= 0).toList());
  }
}
