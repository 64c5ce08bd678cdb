// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.display;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.klartecken.agent.system.DeviceNode;
import org.klartecken.agent.system.ErrnoException;

/**
 * An open graphics card, {@code /dev/dri/card*}, asked which mode is set on a connector. Only asks what the kernel
 * remembers: no cable is probed, nothing is set. Structures of {@code drm_mode.h}.
 */
final class DisplayCard implements AutoCloseable {
  private static final int DROP_MASTER = 0x641f; // _IO('d', 0x1f)
  private static final int GET_RESOURCES = 0xC04064A0; // struct drm_mode_card_res
  private static final int GET_CRTC = 0xC06864A1; // struct drm_mode_crtc
  private static final int GET_ENCODER = 0xC01464A6; // struct drm_mode_get_encoder
  private static final int GET_CONNECTOR = 0xC05064A7; // struct drm_mode_get_connector
  private static final int MODE_SIZE = 68; // struct drm_mode_modeinfo
  private static final int MOST_CONNECTORS = 64;
  /** By number, as in the names of connectors; from DRM_MODE_CONNECTOR_Unknown on. */
  private static final List<String> TYPES = List.of("Unknown", "VGA", "DVI-I", "DVI-D", "DVI-A", "Composite", "SVIDEO",
      "LVDS", "Component", "DIN", "DP", "HDMI-A", "HDMI-B", "TV", "eDP", "Virtual", "DSI", "DPI", "Writeback", "SPI",
      "USB");

  /** In pixels. */
  record Mode(int width, int height) {
  }

  private final DeviceNode node;
  private final Arena arena = Arena.ofConfined();

  private DisplayCard(DeviceNode node) {
    this.node = node;
  }

  static DisplayCard open(Path path) throws ErrnoException {
    DisplayCard card = new DisplayCard(DeviceNode.open(path));
    card.leaveToOthers();
    return card;
  }

  /** Who opens a card that no desktop drives becomes its master, and would keep a desktop that starts now from it. */
  private void leaveToOthers() {
    try {
      node.ioctl("DRM_IOCTL_DROP_MASTER", DROP_MASTER, arena.allocate(8));
    } catch (ErrnoException notMaster) {
      // the usual answer: a desktop is master, and stays it
    }
  }

  /** The mode that is set on a connector, {@code HDMI-A-1}; empty when no picture goes out there or it is not there. */
  Optional<Mode> mode(String connector) throws ErrnoException {
    for (int id : connectors()) {
      MemorySegment told = arena.allocate(80, 8);
      told.set(JAVA_LONG, 8, arena.allocate(MODE_SIZE, 8).address());
      told.set(JAVA_INT, 32, 1); // room for one mode: with none the kernel would probe the cable
      told.set(JAVA_INT, 48, id);
      node.ioctl("DRM_IOCTL_MODE_GETCONNECTOR", GET_CONNECTOR, told);
      int type = told.get(JAVA_INT, 52);
      if (type < TYPES.size() && connector.equals(TYPES.get(type) + '-' + told.get(JAVA_INT, 56))) {
        int encoder = told.get(JAVA_INT, 44);
        return encoder == 0 ? Optional.empty() : ofEncoder(encoder);
      }
    }
    return Optional.empty();
  }

  private int[] connectors() throws ErrnoException {
    MemorySegment ids = arena.allocate(4L * MOST_CONNECTORS, 8);
    MemorySegment resources = arena.allocate(64, 8);
    resources.set(JAVA_LONG, 16, ids.address());
    resources.set(JAVA_INT, 40, MOST_CONNECTORS);
    node.ioctl("DRM_IOCTL_MODE_GETRESOURCES", GET_RESOURCES, resources);
    int count = Math.clamp(resources.get(JAVA_INT, 40), 0, MOST_CONNECTORS);
    return ids.asSlice(0, 4L * count).toArray(JAVA_INT);
  }

  private Optional<Mode> ofEncoder(int encoder) throws ErrnoException {
    MemorySegment told = arena.allocate(20, 8);
    told.set(JAVA_INT, 0, encoder);
    node.ioctl("DRM_IOCTL_MODE_GETENCODER", GET_ENCODER, told);
    int crtc = told.get(JAVA_INT, 8);
    return crtc == 0 ? Optional.empty() : ofCrtc(crtc);
  }

  private Optional<Mode> ofCrtc(int crtc) throws ErrnoException {
    MemorySegment told = arena.allocate(104, 8);
    told.set(JAVA_INT, 12, crtc);
    node.ioctl("DRM_IOCTL_MODE_GETCRTC", GET_CRTC, told);
    boolean set = told.get(JAVA_INT, 32) != 0;
    // struct drm_mode_modeinfo begins at 36: hdisplay 4 octets into it, vdisplay 14
    return set
        ? Optional.of(new Mode(Short.toUnsignedInt(told.get(JAVA_SHORT, 40)),
            Short.toUnsignedInt(told.get(JAVA_SHORT, 50))))
        : Optional.empty();
  }

  @Override
  public void close() throws ErrnoException {
    arena.close();
    node.close();
  }
}
