// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

/** How one line of the contract stands. */
public enum ItemState {
  /** Proved, strongly and lately enough. */
  PROVED,
  /** Proved, but too long ago. */
  STALE,
  /** Works with a substitute or a limit. */
  DEGRADED,
  /** Does not work, or is not there. */
  FAILED,
  /** Nothing can be said. */
  UNKNOWN,
  /** Optional, and not there. */
  NOT_APPLICABLE
}
