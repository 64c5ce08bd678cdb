// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

/** What a device answers to a control transfer. */
public sealed interface ControlReply {
  ControlReply DONE = new Data(new byte[0]);
  ControlReply STALL = new Stall();

  /** Accepted, with the data stage of an IN transfer. */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
  record Data(byte[] octets) implements ControlReply {
  }

  /** The device does not know the request. */
  record Stall() implements ControlReply {
  }

  static ControlReply of(int... octets) {
    byte[] data = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      data[i] = (byte) octets[i];
    }
    return new Data(data);
  }
}
