// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Printable;

/** Reads Paho's codes and exceptions: what they mean for the next attempt. */
final class LineFaults {
  private LineFaults() {
  }

  /** Why a connection could not be made. */
  static DownReason ofConnect(@Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof CertificateException || at instanceof SSLException) {
        return DownReason.TLS_FAILED;
      }
      if (at instanceof UnknownHostException) {
        return DownReason.UNREACHABLE;
      }
    }
    return cause instanceof MqttException mqtt
        ? ofCode(mqtt.getReasonCode(), DownReason.UNREACHABLE)
        : DownReason.UNREACHABLE;
  }

  /** Why a connection ended. */
  static LineEvent.Down ofEnd(MqttDisconnectResponse response) {
    MqttException exception = response.getException();
    int code = response.getReturnCode() != 0 || exception == null
        ? response.getReturnCode()
        : exception.getReasonCode();
    String said = response.getReasonString();
    String detail = said != null ? Printable.clean(said) : exception != null ? explain(exception) : explain(code, null);
    return new LineEvent.Down(ofCode(code, DownReason.LOST), detail);
  }

  /** MQTT 5 §2.4; Paho's own codes (32000 and up) all mean that the network failed. */
  private static DownReason ofCode(int code, DownReason otherwise) {
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

  /** The first reason code of an answer; 0 when it has none. */
  static int code(@Nullable IMqttToken token) {
    int[] codes = token == null || token.getResponse() == null ? null : token.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0];
  }

  static String explain(int code, @Nullable IMqttToken token) {
    String said = token == null || token.getResponseProperties() == null
        ? null
        : token.getResponseProperties().getReasonString();
    String number = String.format(Locale.ROOT, "code 0x%02x", code);
    return said == null ? number : number + ", " + Printable.clean(said);
  }

  static String explain(@Nullable Throwable cause) {
    if (cause == null) {
      return "no reason given";
    }
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return Printable.clean(root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
  }
}
