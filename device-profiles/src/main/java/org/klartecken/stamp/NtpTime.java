// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

import java.time.Instant;

/**
 * A time in the 64 bits of NTP (RFC 5905 §6): seconds since 1900 and their fraction, both of 32 bits.
 *
 * @param bits as they travel, big-endian
 */
public record NtpTime(long bits) {
  /** Seconds from 1900 to 1970. */
  private static final long TO_1970 = 2_208_988_800L;
  private static final long NANOS = 1_000_000_000L;

  public static NtpTime of(Instant at) {
    long fraction = ((long) at.getNano() << 32) / NANOS;
    return new NtpTime((at.getEpochSecond() + TO_1970) << 32 | fraction);
  }

  /** Seconds from another time to this one, right across the turn of the era in 2036 and up to 68 years apart. */
  public double secondsSince(NtpTime earlier) {
    return (bits - earlier.bits) / 0x1p32;
  }
}
