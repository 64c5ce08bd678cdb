// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The setup packet of a control transfer (USB 2.0, 9.3). */
public record Setup(int requestType, int request, int value, int index, int length) {
  static final int OCTETS = 8;

  static Setup parse(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    return new Setup(in.get() & 0xFF, in.get() & 0xFF, in.getShort() & 0xFFFF, in.getShort() & 0xFFFF,
        in.getShort() & 0xFFFF);
  }

  public boolean in() {
    return (requestType & 0x80) != 0;
  }

  /** 0 standard, 1 class, 2 vendor. */
  public int kind() {
    return requestType >> 5 & 3;
  }

  /** 0 device, 1 interface, 2 endpoint, 3 other. */
  public int recipient() {
    return requestType & 0x1F;
  }

  /** Request type and request as one number, as the tables of the standards write them: 80 06 is 0x8006. */
  public int code() {
    return requestType << 8 | request;
  }
}
