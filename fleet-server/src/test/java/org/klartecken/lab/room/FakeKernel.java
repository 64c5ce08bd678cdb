// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.room;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Attaches one device as vhci_hcd would, and asks for descriptors. */
final class FakeKernel implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;
  private static final int SILENCE_MS = 300;
  private static final int DEVICE_ENTRY = 312;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private int sequence;

  private FakeKernel(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MS);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  static FakeKernel attach(LabRoom room, String busId) throws IOException {
    FakeKernel kernel = connect(room);
    int status = kernel.importing(busId);
    if (status != 0) {
      throw new IOException(busId + " was refused with " + status);
    }
    kernel.in.readNBytes(DEVICE_ENTRY);
    return kernel;
  }

  /** The status with which an import is refused. */
  static int refusal(LabRoom room, String busId) throws IOException {
    try (FakeKernel kernel = connect(room)) {
      return kernel.importing(busId);
    }
  }

  private static FakeKernel connect(LabRoom room) throws IOException {
    return new FakeKernel(new Socket(InetAddress.getLoopbackAddress(), room.usbIpPort()));
  }

  private int importing(String busId) throws IOException {
    out.writeInt(0x01118003);
    out.writeInt(0);
    out.write(Arrays.copyOf(busId.getBytes(StandardCharsets.US_ASCII), 32));
    in.readInt();
    return in.readInt();
  }

  /** Sends GET_DESCRIPTOR and does not wait. */
  void ask(int value, int index, int length) throws IOException {
    header(1, ++sequence);
    out.writeInt(0); // flags
    out.writeInt(length);
    out.write(new byte[12]);
    out.write(new byte[]{(byte) 0x80, 6, (byte) value, (byte) (value >> 8), (byte) index, (byte) (index >> 8),
        (byte) length, (byte) (length >> 8)});
  }

  private void header(int command, int number) throws IOException {
    for (int word : new int[]{command, number, 0x00010002, 1, 0}) { // in, endpoint 0
      out.writeInt(word);
    }
  }

  void unlinkLast() throws IOException {
    int target = sequence;
    header(2, ++sequence);
    out.writeInt(target);
    out.write(new byte[24]);
  }

  int unlinkStatus() throws IOException {
    in.readNBytes(20);
    int status = in.readInt();
    in.readNBytes(24);
    return status;
  }

  byte[] descriptor(int value, int index, int length) throws IOException {
    ask(value, index, length);
    in.readNBytes(24);
    int actual = in.readInt();
    in.readNBytes(20);
    return in.readNBytes(actual);
  }

  int status(int value, int index, int length) throws IOException {
    ask(value, index, length);
    in.readNBytes(20);
    int status = in.readInt();
    in.readNBytes(24);
    return status;
  }

  /** Whether the other side has closed. */
  boolean gone() throws IOException {
    socket.setSoTimeout(SILENCE_MS);
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(PATIENCE_MS);
    }
  }

  /** Whether nothing comes for a while. */
  boolean silent() throws IOException {
    socket.setSoTimeout(SILENCE_MS);
    try {
      in.read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MS);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
