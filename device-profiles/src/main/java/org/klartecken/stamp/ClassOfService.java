// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

/**
 * What the Class of Service TLV says of a test packet's marking (RFC 8972 §4.4, RFC 2474).
 *
 * @param wanted DSCP1, that the answer is to bear, 0 to 63
 * @param arrived DSCP2, that the request still bore when it reached the reflector, 0 to 63
 * @param ecn of the request as it arrived, 0 to 3
 * @param refused RP: the reflector did not mark its answer as wanted, but as the request arrived
 */
public record ClassOfService(int wanted, int arrived, int ecn, boolean refused) {
  /** As a sender asks. */
  public static ClassOfService wanting(int dscp) {
    return new ClassOfService(dscp, 0, 0, false);
  }

  static ClassOfService of(int value) {
    return new ClassOfService(value >>> 26, value >>> 20 & 0x3f, value >>> 18 & 3, (value >>> 16 & 3) != 0);
  }

  /** The TLV's value: 6, 6, 2 and 2 bits, and 16 that are reserved. */
  int value() {
    return wanted << 26 | arrived << 20 | ecn << 18 | (refused ? 1 << 16 : 0);
  }
}
