// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.io.IOException;

/** The client sent what USB/IP does not know; the connection cannot go on. */
final class ProtocolFault extends IOException {
  private static final long serialVersionUID = 1;

  ProtocolFault(String message) {
    super(message);
  }
}
