// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.util.Arrays;
import java.util.List;

/** What the client's kernel sends once a device is attached. */
sealed interface UrbCommand {
  int sequence();

  /** CMD_SUBMIT: one transfer; {@code endpoint} is an address with its direction, {@code data} what goes out. */
  @SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
  record Submit(int sequence, int endpoint, int length, int startFrame, List<IsoPacket> packets, Setup setup,
      byte[] data) implements UrbCommand {
    public Submit {
      packets = List.copyOf(packets);
    }

    boolean in() {
      return (endpoint & 0x80) != 0;
    }

    byte[] data(IsoPacket packet) {
      return Arrays.copyOfRange(data, packet.offset(), packet.offset() + packet.length());
    }
  }

  /** CMD_UNLINK: the client gives up waiting for the transfer with that number. */
  record Unlink(int sequence, int target) implements UrbCommand {
  }

  /** Where one packet of an isochronous transfer lies in its buffer. */
  record IsoPacket(int offset, int length) {
  }
}
