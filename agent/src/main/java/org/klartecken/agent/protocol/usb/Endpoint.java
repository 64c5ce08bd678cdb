// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

/**
 * USB 3.2 §9.6.6.
 *
 * @param address number and direction: 0x80 and above are towards the PC
 * @param maxPacketSize octets of one packet, 0 to 2047
 * @param transactions packets in one microframe, 1 to 4; more than one only at high speed
 * @param interval as it stands
 * @param maxBurst of the SuperSpeed companion, 0 without one
 */
public record Endpoint(int address, Transfer transfer, int maxPacketSize, int transactions, int interval,
    int maxBurst) {
  /** How octets travel. */
  public enum Transfer {
    CONTROL, ISOCHRONOUS, BULK, INTERRUPT
  }

  static Endpoint parse(RawDescriptor raw) {
    int size = raw.u16(4);
    return new Endpoint(raw.u8(2), transfer(raw.u8(3)), size & 0x7ff, (size >> 11 & 3) + 1, raw.u8(6), 0);
  }

  private static Transfer transfer(int attributes) {
    return switch (attributes & 3) {
      case 0 -> Transfer.CONTROL;
      case 1 -> Transfer.ISOCHRONOUS;
      case 2 -> Transfer.BULK;
      default -> Transfer.INTERRUPT;
    };
  }

  /** The same with what its SuperSpeed companion says. */
  Endpoint withBurst(int burst) {
    return new Endpoint(address, transfer, maxPacketSize, transactions, interval, burst);
  }
}
