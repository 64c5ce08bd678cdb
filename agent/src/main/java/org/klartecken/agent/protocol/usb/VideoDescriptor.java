// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Descriptors of USB video devices, UVC 1.5 §3.7 (control) and §3.9 (streaming) with its payload documents. */
public sealed interface VideoDescriptor extends ClassDescriptor {
  /** Terminal type of a camera's sensor, UVC 1.5 table B-2. */
  int CAMERA = 0x0201;
  /** Terminal type of the line to the PC, table B-1. */
  int USB_STREAMING = 0x0101;

  /** @param streaming the streaming interfaces of this function */
  record Header(int bcdUvc, int totalLength, List<Integer> streaming) implements VideoDescriptor {
    public Header {
      streaming = List.copyOf(streaming);
    }
  }

  /**
   * Where pictures come in or go out.
   *
   * @param controls of a camera terminal, table 3-6: bit 9 absolute zoom, bit 11 absolute pan and tilt; else 0
   */
  record Terminal(boolean input, int id, int type, int source, long controls) implements VideoDescriptor {
  }

  /** What happens to pictures on their way. */
  enum UnitKind {
    SELECTOR, PROCESSING, EXTENSION, ENCODING
  }

  /** @param guid of an extension unit */
  record Unit(UnitKind kind, int id, List<Integer> sources, long controls,
      @Nullable String guid) implements VideoDescriptor {
    public Unit {
      sources = List.copyOf(sources);
    }
  }

  /**
   * What a streaming interface offers.
   *
   * @param formats how many format descriptors follow
   * @param terminal the terminal it is linked to
   */
  record Stream(boolean input, int formats, int totalLength, int endpoint, int terminal) implements VideoDescriptor {
  }

  /**
   * One encoding; its frames follow it.
   *
   * @param encoding {@code MJPEG}, a four-character code such as {@code YUY2} or {@code H264}, or a GUID
   * @param frames how many frame descriptors follow; null where the format does not say
   */
  record Format(int index, String encoding, @Nullable Integer frames) implements VideoDescriptor {
  }

  /**
   * One picture size.
   *
   * @param intervals between pictures, in 100 ns: those possible, or with {@code continuous} the shortest and longest
   */
  record Frame(int index, int width, int height, long defaultInterval, boolean continuous,
      List<Long> intervals) implements VideoDescriptor {
    public Frame {
      intervals = List.copyOf(intervals);
    }
  }

  /** Still pictures of these sizes. */
  record Still(List<Size> sizes) implements VideoDescriptor {
    public Still {
      sizes = List.copyOf(sizes);
    }
  }

  record Size(int width, int height) {
  }

  /** Colour matching, table 3-19. */
  record Color(int primaries, int transfer, int matrix) implements VideoDescriptor {
  }

  /** One that is not decoded. */
  record Unknown(int subtype, int length) implements VideoDescriptor {
  }
}
