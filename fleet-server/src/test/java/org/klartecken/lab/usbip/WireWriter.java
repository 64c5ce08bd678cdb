// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.klartecken.lab.usbip.DeviceEntry.ClassCode;
import org.klartecken.lab.usbip.UrbCommand.IsoPacket;
import org.klartecken.lab.usbip.UrbCommand.Submit;

/** Answers to octets of USB/IP 1.1.1. */
final class WireWriter {
  static final int OP_REP_DEVLIST = 0x0005;
  static final int OP_REP_IMPORT = 0x0003;
  static final int RET_SUBMIT = 3;
  static final int RET_UNLINK = 4;
  /** -EPIPE: the endpoint stalled. */
  static final int STALLED = -32;
  /** -ECONNRESET: given up before it was answered. */
  static final int UNLINKED = -104;
  private static final int HEADER = 48;
  private static final int PATH = 256;
  private static final int DEVICE = PATH + WireReader.BUS_ID + 24;

  private WireWriter() {
  }

  /** Why an import is refused: status words of the protocol. */
  enum Refusal {
    NO_SUCH_DEVICE(1), BUSY(2);

    private final int status;

    Refusal(int status) {
      this.status = status;
    }
  }

  static byte[] devices(Map<String, DeviceEntry> devices) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(operation(OP_REP_DEVLIST, 0));
    out.writeBytes(ByteBuffer.allocate(4).putInt(devices.size()).array());
    devices.forEach((busId, device) -> {
      out.writeBytes(device(busId, device));
      device.interfaces().forEach(code -> out.writeBytes(code(code, 4)));
    });
    return out.toByteArray();
  }

  static byte[] imported(String busId, DeviceEntry device) {
    return concat(operation(OP_REP_IMPORT, 0), device(busId, device));
  }

  static byte[] refused(Refusal refusal) {
    return operation(OP_REP_IMPORT, refusal.status);
  }

  private static byte[] operation(int code, int status) {
    return ByteBuffer.allocate(8).putShort((short) WireReader.VERSION).putShort((short) code).putInt(status).array();
  }

  private static byte[] device(String busId, DeviceEntry device) {
    return ByteBuffer.allocate(DEVICE).put(text("/lab/" + busId, PATH)).put(text(busId, WireReader.BUS_ID))
        .putInt(1) // bus number; with the device number it is only the id that the client echoes
        .putInt(2) // device number
        .putInt(device.speed().code()).putShort((short) device.vendor()).putShort((short) device.product())
        .putShort((short) device.release()).put(code(device.code(), 3)).put((byte) 1) // bConfigurationValue
        .put((byte) 1) // bNumConfigurations
        .put((byte) device.interfaces().size()).array();
  }

  private static byte[] code(ClassCode code, int length) {
    return Arrays.copyOf(new byte[]{(byte) code.major(), (byte) code.minor(), (byte) code.protocol()}, length);
  }

  private static byte[] text(String text, int length) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length);
  }

  static byte[] unlinked(int sequence, boolean inTime) {
    return header(RET_UNLINK, sequence).putInt(inTime ? UNLINKED : 0).array();
  }

  /** The answer to a control, bulk or interrupt transfer; {@code data} is empty when it went out. */
  static byte[] answered(Submit urb, int status, int actualLength, byte[] data) {
    byte[] header = header(RET_SUBMIT, urb.sequence()).putInt(status).putInt(actualLength).putInt(urb.startFrame())
        .array();
    return concat(header, data);
  }

  /** The answer to an isochronous transfer: the packets' data without gaps, then where they belong. */
  static byte[] answered(Submit urb, List<byte[]> packets) {
    int total = packets.stream().mapToInt(packet -> packet.length).sum();
    int inward = urb.in() ? total : 0;
    ByteBuffer out = ByteBuffer.allocate(HEADER + inward + 16 * packets.size());
    out.put(header(RET_SUBMIT, urb.sequence()).putInt(0).putInt(total).putInt(urb.startFrame()).putInt(packets.size())
        .array());
    if (urb.in()) {
      packets.forEach(out::put);
    }
    for (int i = 0; i < packets.size(); i++) {
      IsoPacket place = urb.packets().get(i);
      out.putInt(place.offset()).putInt(place.length()).putInt(packets.get(i).length).putInt(0); // status
    }
    return out.array();
  }

  private static ByteBuffer header(int command, int sequence) {
    return ByteBuffer.allocate(HEADER).putInt(command).putInt(sequence).position(20);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
