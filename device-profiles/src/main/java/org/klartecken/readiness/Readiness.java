// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

/** Whether a room, or a room for a purpose, can be used. */
public enum Readiness {
  READY, DEGRADED, NOT_READY, UNKNOWN;

  /**
   * Higher is worse: READY, DEGRADED, UNKNOWN, NOT_READY. A fault that is known outweighs what is not known, since
   * somebody can mend it; a limit that is known does not.
   */
  public int badness() {
    return switch (this) {
      case READY -> 0;
      case DEGRADED -> 1;
      case UNKNOWN -> 2;
      case NOT_READY -> 3;
    };
  }
}
