// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.HexFormat;

/**
 * How a device on a serial port shows that it is there: it is asked something harmless and answers. 8 data bits, no
 * parity, one stop bit.
 *
 * @param baud bits a second
 * @param ask octets to send, as hexadecimal digits
 * @param answer a regular expression that is found in the answer, one character for each octet (ISO 8859-1)
 */
public record SerialTalk(int baud, String ask, String answer) {
  public byte[] octets() {
    return HexFormat.of().parseHex(ask);
  }
}
