// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Plugs, resizes or pulls a monitor of the guest's graphics card.
 *
 * <p>A VNC client (RFC 6143) that asks for another desktop size makes QEMU change the connector's state and EDID and
 * raise a real hot-plug event; a size of 0 pulls the monitor.
 */
final class MonitorCable {
  /** ExtendedDesktopSize of the RFB community specification. */
  private static final int EXTENDED_DESKTOP_SIZE = -308;
  private static final byte SET_DESKTOP_SIZE = (byte) 251;
  /** The reply that tells what became of this client's own request. */
  private static final int OWN_REQUEST = 1;
  /** "Request forwarded": QEMU's graphics card takes it. */
  private static final int FORWARDED = 4;

  private final Path socket;

  MonitorCable(Path socket) {
    this.socket = socket;
  }

  void size(int width, int height) {
    try (SocketChannel channel = Socket.connect(socket);
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel))) {
      in.skipNBytes(12); // "RFB 003.008\n"
      write(channel, ByteBuffer.wrap("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII)));
      in.skipNBytes(in.readUnsignedByte()); // security types
      write(channel, ByteBuffer.wrap(new byte[]{1})); // none
      in.skipNBytes(4); // accepted
      write(channel, ByteBuffer.wrap(new byte[]{1})); // shared with others
      in.skipNBytes(20); // size and pixel format
      in.skipNBytes(in.readInt()); // name
      write(channel, encodings());
      write(channel, desktopSize(width, height));
      awaitReply(in);
    } catch (IOException e) {
      throw new GuestTrouble("the monitor cannot be plugged: " + e.getMessage(), e);
    }
  }

  static ByteBuffer encodings() {
    return ByteBuffer.allocate(8).put((byte) 2).put((byte) 0).putShort((short) 1).putInt(EXTENDED_DESKTOP_SIZE).flip();
  }

  /** One screen that fills the desktop. */
  static ByteBuffer desktopSize(int width, int height) {
    short w = (short) width;
    short h = (short) height;
    return ByteBuffer.allocate(24).put(SET_DESKTOP_SIZE).put((byte) 0).putShort(w).putShort(h).put((byte) 1)
        .put((byte) 0).putInt(0).putShort((short) 0).putShort((short) 0).putShort(w).putShort(h).putInt(0).flip();
  }

  private static void awaitReply(DataInputStream in) throws IOException {
    while (true) {
      int type = in.readUnsignedByte();
      if (type != 0) {
        throw new EOFException("a message of type " + type + " was not asked for");
      }
      in.skipNBytes(1);
      for (int rectangles = in.readUnsignedShort(); rectangles > 0; rectangles--) {
        int reason = in.readUnsignedShort();
        int status = in.readUnsignedShort();
        in.skipNBytes(4); // width and height
        if (in.readInt() != EXTENDED_DESKTOP_SIZE) {
          throw new EOFException("pictures were not asked for");
        }
        int screens = in.readUnsignedByte();
        in.skipNBytes(3 + 16L * screens);
        if (reason == OWN_REQUEST) {
          if (status != FORWARDED && status != 0) {
            throw new EOFException("QEMU answers the size with status " + status);
          }
          return;
        }
      }
    }
  }

  private static void write(SocketChannel channel, ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      channel.write(octets);
    }
  }
}
