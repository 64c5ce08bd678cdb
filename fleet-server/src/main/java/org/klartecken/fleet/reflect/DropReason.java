// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.reflect;

import org.klartecken.stamp.StampFault;

/** Why a packet was not answered; a closed set that is also a metric label. */
public enum DropReason {
  TOO_SHORT, TOO_LONG, NOT_AUTHENTIC,
  /** It came from a well-known port or from our own: an answer could make two servers talk for ever. */
  RESERVED_PORT,
  /** The address, or all together, sent more than calls need. */
  TOO_FAST,
  /** There are as many sessions as are kept. */
  TOO_MANY_SESSIONS;

  static DropReason of(StampFault fault) {
    return switch (fault) {
      case TOO_SHORT -> TOO_SHORT;
      case TOO_LONG -> TOO_LONG;
      case NOT_AUTHENTIC -> NOT_AUTHENTIC;
    };
  }
}
