// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

/** How a device came to be where it is. */
public enum ArrivalKind {
  /** Nothing like it was here lately. */
  NEW,
  /** It was away for a while. */
  RETURNED,
  /** It was in another port. */
  MOVED,
  /** Another unit of the same model was here. */
  SWAPPED,
  /** A device of another model but the same kind was here. */
  REPLACED,
  /** It began, or ended, to wait for new firmware. */
  CHANGED_MODE
}
