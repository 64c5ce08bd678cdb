// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

/** Why octets are no STAMP packet; a closed set that is also a metric label. */
public enum StampFault {
  /** Fewer octets than the smallest packet of the mode. */
  TOO_SHORT,
  /** More octets than fit one frame of Ethernet, the most that is reflected. */
  TOO_LONG,
  /** The HMAC is not that of our key. */
  NOT_AUTHENTIC
}
