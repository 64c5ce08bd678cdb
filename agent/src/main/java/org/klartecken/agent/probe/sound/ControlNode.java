// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.sound;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.klartecken.agent.probe.sound.AlsaControl.ElementId;
import org.klartecken.agent.probe.sound.AlsaControl.ElementInfo;
import org.klartecken.agent.system.DeviceNode;
import org.klartecken.agent.system.ErrnoException;

/** An open {@code /dev/snd/controlC*}, asked for elements and their values. */
final class ControlNode implements AutoCloseable {
  private static final int MOST_ELEMENTS = 1024;

  private final DeviceNode node;
  private final Arena arena = Arena.ofConfined();

  /** An element's limits and what its channels are set to. */
  record Setting(ElementInfo info, List<Long> channels) {
    Setting {
      channels = List.copyOf(channels);
    }
  }

  private ControlNode(DeviceNode node) {
    this.node = node;
  }

  static ControlNode open(Path path) throws ErrnoException {
    return new ControlNode(DeviceNode.open(path));
  }

  static ControlNode openToSet(Path path) throws ErrnoException {
    return new ControlNode(DeviceNode.openToSet(path));
  }

  /** Sets every channel of an element to one value. */
  void write(ElementId element, int channels, long each) throws ErrnoException {
    MemorySegment value = arena.allocate(AlsaControl.VALUE_SIZE, 8);
    AlsaControl.setAll(octets(value).putInt(0, element.number()), channels, each);
    node.ioctl("SNDRV_CTL_IOCTL_ELEM_WRITE " + element.name(), AlsaControl.ELEM_WRITE, value);
  }

  /** The elements of the card's mixer. */
  List<ElementId> elements() throws ErrnoException {
    MemorySegment list = arena.allocate(AlsaControl.LIST_SIZE, 8);
    AlsaControl.list(octets(list), 0, 0);
    node.ioctl("SNDRV_CTL_IOCTL_ELEM_LIST", AlsaControl.ELEM_LIST, list);
    int space = Math.min(MOST_ELEMENTS, AlsaControl.count(octets(list)));
    if (space == 0) {
      return List.of();
    }
    MemorySegment ids = arena.allocate((long) space * AlsaControl.ID_SIZE, 8);
    AlsaControl.list(octets(list), space, ids.address());
    node.ioctl("SNDRV_CTL_IOCTL_ELEM_LIST", AlsaControl.ELEM_LIST, list);
    return AlsaControl.elements(octets(ids), Math.min(space, AlsaControl.used(octets(list))));
  }

  /** The element's present setting; empty when it cannot be read now or is neither switch nor number. */
  Optional<Setting> read(ElementId element) throws ErrnoException {
    MemorySegment about = arena.allocate(AlsaControl.INFO_SIZE, 8);
    octets(about).putInt(0, element.number()); // a number alone names the element
    node.ioctl("SNDRV_CTL_IOCTL_ELEM_INFO " + element.name(), AlsaControl.ELEM_INFO, about);
    ElementInfo info = AlsaControl.info(octets(about));
    if (info == null) {
      return Optional.empty();
    }
    MemorySegment value = arena.allocate(AlsaControl.VALUE_SIZE, 8);
    octets(value).putInt(0, element.number());
    node.ioctl("SNDRV_CTL_IOCTL_ELEM_READ " + element.name(), AlsaControl.ELEM_READ, value);
    return Optional.of(new Setting(info, AlsaControl.values(octets(value), info.count())));
  }

  @Override
  public void close() throws ErrnoException {
    arena.close();
    node.close();
  }

  private static ByteBuffer octets(MemorySegment structure) {
    return structure.asByteBuffer().order(ByteOrder.nativeOrder());
  }
}
