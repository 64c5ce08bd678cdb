// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

/** Whether the room's agent can be heard. */
public enum Presence {
  /** Never heard of. */
  NEVER,
  /** Heard of lately. */
  HEARD,
  /** Its connection ended, or it was silent for too long. */
  SILENT
}
