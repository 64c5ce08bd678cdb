// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

/** What a client asks before a device is attached. */
sealed interface OpRequest {

  /** OP_REQ_DEVLIST. */
  record ListDevices() implements OpRequest {
  }

  /** OP_REQ_IMPORT. */
  record Import(String busId) implements OpRequest {
  }
}
