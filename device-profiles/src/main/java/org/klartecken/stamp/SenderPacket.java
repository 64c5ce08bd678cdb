// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

/**
 * What a Session-Sender says (RFC 8762 §4.2).
 *
 * @param sequence 32 bits, from 0
 * @param sent T1
 * @param errorEstimate 16 bits, S Z Scale Multiplier
 * @param ssid the session's id (RFC 8972 §3), 0 when it has none
 */
public record SenderPacket(long sequence, NtpTime sent, int errorEstimate, int ssid) {
}
