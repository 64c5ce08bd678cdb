// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.klartecken.lab.usbip.UrbCommand.IsoPacket;

/** Octets of USB/IP 1.1.1 to requests (kernel documentation, usb/usbip_protocol); everything is big-endian. */
final class WireReader {
  static final int VERSION = 0x0111;
  static final int OP_REQ_DEVLIST = 0x8005;
  static final int OP_REQ_IMPORT = 0x8003;
  static final int CMD_SUBMIT = 1;
  static final int CMD_UNLINK = 2;
  static final int BUS_ID = 32;
  private static final int GREATEST_TRANSFER = 16 << 20;
  private static final int MOST_PACKETS = 1024;
  private final DataInputStream in;

  WireReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  OpRequest operation() throws IOException {
    int version = in.readUnsignedShort();
    int code = in.readUnsignedShort();
    in.readInt(); // status, unused in a request
    if (version != VERSION) {
      throw new ProtocolFault("USB/IP version %04x, not %04x".formatted(version, VERSION));
    }
    return switch (code) {
      case OP_REQ_DEVLIST -> new OpRequest.ListDevices();
      case OP_REQ_IMPORT -> new OpRequest.Import(busId(exactly(BUS_ID)));
      default -> throw new ProtocolFault("operation %04x is not known".formatted(code));
    };
  }

  private static String busId(byte[] padded) {
    String text = new String(padded, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  UrbCommand command() throws IOException {
    int command = in.readInt();
    int sequence = in.readInt();
    in.readInt(); // device id: the connection has one device only
    boolean inward = in.readInt() != 0;
    int endpoint = in.readInt();
    if (endpoint < 0 || endpoint > 15) {
      throw new ProtocolFault("endpoint " + endpoint);
    }
    return switch (command) {
      case CMD_SUBMIT -> submit(sequence, inward ? endpoint | 0x80 : endpoint);
      case CMD_UNLINK -> unlink(sequence);
      default -> throw new ProtocolFault("command " + command + " is not known");
    };
  }

  private UrbCommand unlink(int sequence) throws IOException {
    int target = in.readInt();
    exactly(24); // padding
    return new UrbCommand.Unlink(sequence, target);
  }

  private UrbCommand submit(int sequence, int endpoint) throws IOException {
    in.readInt(); // transfer flags: the kernel's own affair
    int length = within("transfer length", in.readInt(), GREATEST_TRANSFER);
    int startFrame = in.readInt();
    // -1 by the documentation, 0 by the kernel, when the transfer is not isochronous
    int count = within("number of packets", Math.max(0, in.readInt()), MOST_PACKETS);
    in.readInt(); // interval: the endpoint's descriptor says the same
    Setup setup = Setup.parse(exactly(Setup.OCTETS));
    byte[] data = (endpoint & 0x80) == 0 ? exactly(length) : new byte[0];
    return new UrbCommand.Submit(sequence, endpoint, length, startFrame, packets(count, length), setup, data);
  }

  private List<IsoPacket> packets(int count, int length) throws IOException {
    List<IsoPacket> packets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int offset = within("packet offset", in.readInt(), length);
      packets.add(new IsoPacket(offset, within("packet length", in.readInt(), length - offset)));
      in.readLong(); // actual length and status, filled in by the answer
    }
    return packets;
  }

  private static int within(String what, int value, int greatest) throws ProtocolFault {
    if (value < 0 || value > greatest) {
      throw new ProtocolFault(what + " " + value + " is not between 0 and " + greatest);
    }
    return value;
  }

  private byte[] exactly(int length) throws IOException {
    byte[] octets = new byte[length];
    in.readFully(octets);
    return octets;
  }
}
