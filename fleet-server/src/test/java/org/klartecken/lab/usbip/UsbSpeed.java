// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

/** The speeds that vhci_hcd knows, with the kernel's number ({@code enum usb_device_speed}). */
public enum UsbSpeed {
  LOW(1), FULL(2), HIGH(3), SUPER(5);

  private final int code;

  UsbSpeed(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Whether a packet interval counts microframes (125 µs) rather than frames (1 ms). */
  public boolean microframes() {
    return compareTo(HIGH) >= 0;
  }
}
