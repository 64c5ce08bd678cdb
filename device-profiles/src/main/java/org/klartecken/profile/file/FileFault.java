// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

/** Why a profile or a room standard was not taken; a closed set that is also a metric label. */
public enum FileFault {
  /** The file could not be read at all. */
  UNREADABLE,
  /** More octets or deeper nesting than any honest file has. */
  TOO_LARGE,
  /** No YAML, or YAML with what is not used here: anchors, tags, several documents. */
  NOT_YAML, UNKNOWN_KEY, MISSING_KEY, DUPLICATE_KEY,
  /** A list where a text should be, and the like. */
  WRONG_TYPE,
  /** A word outside of its closed set, or a malformed id, duration or number. */
  WRONG_WORD,
  /** Another file already says the same thing. */
  CLAIMED_TWICE
}
