// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.klartecken.agent.system.DeviceNode;
import org.klartecken.agent.system.Errno;
import org.klartecken.agent.system.ErrnoException;

/**
 * Asks one open {@code /dev/video*} node for its formats, sizes and rates.
 *
 * <p>Only requests that read the driver's tables: no format is set, no buffer asked for, so a running meeting notices
 * nothing. Loops are bounded, since a driver may forget to end them.
 */
final class VideoNode {
  private static final int MOST_FORMATS = 32;
  private static final int MOST_SIZES = 64;
  private static final int MOST_INTERVALS = 64;

  private final DeviceNode node;
  private final MemorySegment format;
  private final MemorySegment size;
  private final MemorySegment interval;

  private VideoNode(DeviceNode node, Arena arena) {
    this.node = node;
    this.format = arena.allocate(V4l2.FMTDESC_SIZE, 8);
    this.size = arena.allocate(V4l2.FRMSIZEENUM_SIZE, 8);
    this.interval = arena.allocate(V4l2.FRMIVALENUM_SIZE, 8);
  }

  /** What the node offers; empty for a node that delivers no pictures (metadata). */
  static Optional<List<VideoMode>> modes(Path path) throws ErrnoException {
    try (Arena arena = Arena.ofConfined(); DeviceNode node = DeviceNode.open(path)) {
      MemorySegment capability = arena.allocate(V4l2.CAPABILITY_SIZE, 8);
      node.ioctl("VIDIOC_QUERYCAP", V4l2.QUERYCAP, capability);
      int type = V4l2.captureType(octets(capability));
      return type == 0 ? Optional.empty() : Optional.of(new VideoNode(node, arena).formats(type));
    }
  }

  private List<VideoMode> formats(int type) throws ErrnoException {
    List<VideoMode> modes = new ArrayList<>();
    for (int index = 0; index < MOST_FORMATS; index++) {
      ByteBuffer asked = blank(format).putInt(0, index).putInt(4, type);
      if (!ask("VIDIOC_ENUM_FMT", V4l2.ENUM_FMT, format)) {
        break;
      }
      sizes(V4l2.pixelFormat(asked), modes);
    }
    return modes;
  }

  private void sizes(int pixelFormat, List<VideoMode> modes) throws ErrnoException {
    for (int index = 0; index < MOST_SIZES; index++) {
      ByteBuffer asked = blank(size).putInt(0, index).putInt(4, pixelFormat);
      if (!ask("VIDIOC_ENUM_FRAMESIZES", V4l2.ENUM_FRAMESIZES, size)) {
        return;
      }
      V4l2.Size offered = V4l2.size(asked);
      OptionalDouble rate = bestRate(pixelFormat, offered);
      modes.add(new VideoMode(V4l2.fourCharacters(pixelFormat), offered.width(), offered.height(),
          rate.isPresent() ? rate.getAsDouble() : null));
      if (!V4l2.isDiscrete(asked, 8)) {
        return;
      }
    }
  }

  private OptionalDouble bestRate(int pixelFormat, V4l2.Size of) throws ErrnoException {
    OptionalDouble best = OptionalDouble.empty();
    for (int index = 0; index < MOST_INTERVALS; index++) {
      ByteBuffer asked = blank(interval).putInt(0, index).putInt(4, pixelFormat).putInt(8, of.width()).putInt(12,
          of.height());
      if (!ask("VIDIOC_ENUM_FRAMEINTERVALS", V4l2.ENUM_FRAMEINTERVALS, interval)) {
        return best;
      }
      OptionalDouble rate = V4l2.rate(asked);
      if (rate.isPresent() && (best.isEmpty() || rate.getAsDouble() > best.getAsDouble())) {
        best = rate;
      }
      if (!V4l2.isDiscrete(asked, 16)) {
        return best;
      }
    }
    return best;
  }

  /** Whether the driver had an entry; it ends an enumeration by EINVAL, and by ENOTTY one it does not know. */
  private boolean ask(String what, int request, MemorySegment structure) throws ErrnoException {
    try {
      node.ioctl(what, request, structure);
      return true;
    } catch (ErrnoException e) {
      if (e.errno() == Errno.EINVAL || e.errno() == Errno.ENOTTY) {
        return false;
      }
      throw e;
    }
  }

  private static ByteBuffer blank(MemorySegment structure) {
    return octets(structure.fill((byte) 0)); // reserved fields must be zero
  }

  private static ByteBuffer octets(MemorySegment structure) {
    return structure.asByteBuffer().order(ByteOrder.nativeOrder());
  }
}
