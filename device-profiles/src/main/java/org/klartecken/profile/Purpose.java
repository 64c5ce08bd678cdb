// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/** What a room is usable for. */
public enum Purpose {
  /** Show a picture to those in the room. */
  IN_ROOM,
  /** A meeting by sound. */
  AUDIO,
  /** A video meeting. */
  HYBRID,
  /** A council sitting held at a distance: stricter. */
  FORMAL_SITTING
}
