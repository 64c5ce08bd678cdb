// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

/** Whether a room, or a room for a purpose, can be used. */
public enum Readiness {
  READY, DEGRADED, NOT_READY, UNKNOWN
}
