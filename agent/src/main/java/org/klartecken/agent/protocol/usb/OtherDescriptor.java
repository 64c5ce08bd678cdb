// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

/** Descriptors of the small device classes. */
public sealed interface OtherDescriptor extends ClassDescriptor {
  /**
   * HID 1.11 §6.2.1.
   *
   * @param country code of a localized keyboard, 0 without
   * @param reportLength octets of the report descriptor, 0 when none is told
   */
  record Hid(int bcdHid, int country, int reportLength) implements OtherDescriptor {
  }

  /**
   * DFU 1.1 §4.1.3.
   *
   * @param detachTimeout milliseconds
   * @param transferSize octets of one block of firmware
   */
  record Dfu(boolean download, boolean upload, int detachTimeout, int transferSize,
      int bcdDfu) implements OtherDescriptor {
  }

  /** CCID 1.1 §5.1: a reader of smart cards with so many slots. */
  record SmartcardReader(int bcdCcid, int slots) implements OtherDescriptor {
  }

  /** USB 2.0 §11.23.2.1: a hub with so many ports. */
  record Hub(int ports) implements OtherDescriptor {
  }

  /** One that is not decoded. */
  record Unknown(int type, int subtype, int length) implements OtherDescriptor {
  }
}
