// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

/**
 * What a Session-Reflector answers (RFC 8762 §4.3).
 *
 * @param sequence its own count of the session if it is stateful, else the sender's
 * @param sent T3
 * @param errorEstimate of T2 and T3
 * @param received T2
 * @param request what is repeated of the sender's packet, its {@code ssid} included
 * @param senderTtl the time to live with which the request arrived, 0 when that is not known
 */
public record ReflectorPacket(long sequence, NtpTime sent, int errorEstimate, NtpTime received, SenderPacket request,
    int senderTtl) {
}
