// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;

/** Functional descriptors of communications devices, CDC 1.2 §5.2.3 and its subclasses. */
public sealed interface CdcDescriptor extends ClassDescriptor {
  record Header(int bcdCdc) implements CdcDescriptor {
  }

  /** @param capabilities bit 1: line coding and control lines can be set */
  record Acm(int capabilities) implements CdcDescriptor {
  }

  /** Which interfaces are one function. */
  record Union(int control, List<Integer> data) implements CdcDescriptor {
    public Union {
      data = List.copyOf(data);
    }
  }

  /**
   * ECM 1.2 §5.4.
   *
   * @param macString index of the string that holds the MAC address
   * @param maxSegment octets of the largest frame
   */
  record Ethernet(int macString, int maxSegment) implements CdcDescriptor {
  }

  /** NCM 1.0 §5.2.1. */
  record Ncm(int bcdNcm) implements CdcDescriptor {
  }

  /** MBIM 1.0 §6.4. */
  record Mbim(int bcdMbim) implements CdcDescriptor {
  }

  /** One that is not decoded. */
  record Unknown(int subtype, int length) implements CdcDescriptor {
  }

  static CdcDescriptor parse(RawDescriptor raw) {
    return switch (raw.subtype()) {
      case 0x00 -> new Header(raw.u16(3));
      case 0x02 -> new Acm(raw.u8(3));
      case 0x06 -> new Union(raw.u8(3), raw.octets(4, Math.max(0, raw.length() - 4)));
      case 0x0f -> new Ethernet(raw.u8(3), raw.u16(8));
      case 0x1a -> new Ncm(raw.u16(3));
      case 0x1b -> new Mbim(raw.u16(3));
      default -> new Unknown(raw.subtype(), raw.length());
    };
  }
}
