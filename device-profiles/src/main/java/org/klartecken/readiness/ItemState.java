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
  NOT_APPLICABLE;

  /** Higher is worse. Not knowing is worse than knowing of a limit, and better than knowing of a failure. */
  int badness() {
    return switch (this) {
      case PROVED, NOT_APPLICABLE -> 0;
      case DEGRADED -> 1;
      case STALE -> 2;
      case UNKNOWN -> 3;
      case FAILED -> 4;
    };
  }

  ItemState worse(ItemState other) {
    return other.badness() > badness() ? other : this;
  }

  /** How a line stands that is proved but for this one fault of the device that fills it. */
  static ItemState after(Finding fault) {
    return switch (fault.severity()) {
      case NOTE -> PROVED;
      case CRITICAL -> FAILED;
      case WARNING -> switch (fault.reason()) {
        case PROOF_STALE -> STALE;
        case PROOF_MISSING, PROBE_FAILED, AGENT_SILENT -> UNKNOWN;
        case DEVICE_MISSING, DEVICE_LOST, SUBSTITUTE, OTHER_DEVICE, CONNECTOR_MISSING, UPDATE_MODE, NOTHING_BEHIND,
            DRIVER_MISSING, CAPABILITY_MISSING, LIMIT_BROKEN, DEVICE_MOVED, DEVICE_SWAPPED, DEVICE_REPLACED ->
          DEGRADED;
      };
    };
  }
}
