// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.security.cert.CertificateException;
import java.util.HexFormat;
import javax.net.ssl.SSLException;
import org.klartecken.contract.Printable;

/** What a server's codes and the network's exceptions mean for the next attempt. */
final class LineFaults {
  private LineFaults() {
  }

  /** Why a connection could not be made. */
  static DownReason ofConnect(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof CertificateException || at instanceof SSLException) {
        return DownReason.TLS_FAILED;
      }
    }
    return DownReason.UNREACHABLE;
  }

  /** MQTT 5 §2.4. */
  static DownReason ofCode(int code, DownReason otherwise) {
    return switch (code) {
      case 0x86, 0x87, 0x8A, 0x8C -> DownReason.NOT_AUTHORIZED;
      case 0x88, 0x89, 0x97, 0x9F -> DownReason.BUSY;
      case 0x8B -> DownReason.SHUTTING_DOWN;
      case 0x8E -> DownReason.TAKEN_OVER;
      case 0x98 -> DownReason.PUT_OUT;
      case 0x81, 0x82, 0x84, 0x85, 0x90, 0x93, 0x94, 0x95, 0x99, 0x9A, 0x9B -> DownReason.PROTOCOL_ERROR;
      default -> otherwise;
    };
  }

  /** A code, and what the server says about it. */
  static String explain(int code, String reason) {
    String number = "code 0x" + HexFormat.of().toHexDigits((byte) code);
    return reason.isEmpty() ? number : number + ", " + Printable.clean(reason);
  }

  static String explain(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return Printable.clean(root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
  }
}
