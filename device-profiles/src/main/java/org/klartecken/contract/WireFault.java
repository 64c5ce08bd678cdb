// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** Why octets from the wire are no message; a closed set that is also a metric label. */
public enum WireFault {
  /** More octets than {@link WireCodec#LARGEST}. */
  TOO_LARGE,
  /** Nested deeper than {@link WireCodec#DEEPEST}. */
  TOO_DEEP,
  /** Not one JSON object. */
  NOT_JSON,
  /** JSON, but a field is missing, of the wrong type or out of range. */
  INVALID
}
