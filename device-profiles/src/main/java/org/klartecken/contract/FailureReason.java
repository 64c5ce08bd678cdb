// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** Why a probe could not observe; a closed set that is also a metric label. */
public enum FailureReason {
  DEVICE_GONE, PORT_BUSY, ACCESS_DENIED, TIMEOUT, MALFORMED_REPLY, UNSUPPORTED, OTHER
}
