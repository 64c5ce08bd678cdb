// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.usb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.protocol.usb.DescriptorParser;
import org.klartecken.agent.protocol.usb.UsbDescriptors;
import org.klartecken.agent.system.DeviceNode;
import org.klartecken.agent.system.ErrnoException;

/**
 * The binary object store of a USB device (USB 3.2 §9.6.2): as Linux shows it since 6.11, or else as the device answers
 * when it is asked through its node, for which the agent needs the right to write there.
 */
final class UsbStore {
  private static final int USBDEVFS_CONTROL = 0xC0185500; // _IOWR('U', 0, struct usbdevfs_ctrltransfer)
  private static final int MOST = 1024;
  private static final int PATIENCE_MS = 500;
  private static final ValueLayout.OfShort LE16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private UsbStore() {
  }

  /** The store, parsed; empty where the kernel does not show it and its nodes cannot be asked. */
  static Optional<UsbDescriptors> read(SysDirectory device, SystemRoot root) throws ErrnoException {
    Optional<byte[]> shown = device.content("bos_descriptors", SysDirectory.LARGEST).octets();
    if (shown.isPresent()) {
      return shown.map(DescriptorParser::parse);
    }
    OptionalLong bus = device.number("busnum");
    OptionalLong number = device.number("devnum");
    if (!root.isLive() || bus.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    Path node = root.path().resolve(
        String.format(Locale.ROOT, "dev/bus/usb/%03d/%03d", bus.getAsLong(), number.getAsLong()));
    return Optional.of(DescriptorParser.parse(ask(node)));
  }

  /** GET_DESCRIPTOR, USB 3.2 §9.4.3: from the device, type 15, index 0. It disturbs no driver. */
  private static byte[] ask(Path path) throws ErrnoException {
    try (Arena arena = Arena.ofConfined(); DeviceNode node = DeviceNode.openToSet(path)) {
      MemorySegment answer = arena.allocate(MOST);
      MemorySegment transfer = arena.allocate(24, 8);
      transfer.set(ValueLayout.JAVA_BYTE, 0, (byte) 0x80); // bRequestType: to the host, standard, of the device
      transfer.set(ValueLayout.JAVA_BYTE, 1, (byte) 0x06); // bRequest
      transfer.set(ValueLayout.JAVA_SHORT, 2, (short) 0x0f00); // wValue
      transfer.set(ValueLayout.JAVA_SHORT, 6, (short) MOST); // wLength
      transfer.set(ValueLayout.JAVA_INT, 8, PATIENCE_MS);
      transfer.set(ValueLayout.ADDRESS, 16, answer);
      node.ioctl("USBDEVFS_CONTROL", USBDEVFS_CONTROL, transfer);
      int total = Short.toUnsignedInt(answer.get(LE16, 2)); // wTotalLength of the store
      return answer.asSlice(0, Math.min(total, MOST)).toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
