// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

/** Why a message was given up without the server having it; also the label of the counter. */
public enum DropReason {
  /** The spool had reached its bounds. */
  SPOOL_FULL,
  /** Larger than the wire allows. */
  TOO_LARGE,
  /** Its octets on disk were not what was written. */
  CORRUPT,
  /** The server said that it is no valid message, which it would say again. */
  MALFORMED
}
