// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import org.jspecify.annotations.Nullable;

/**
 * A message that waits.
 *
 * @param id grows in the order of arrival
 * @param key what a newer message of the same kind replaces it by; never replaced when empty
 * @param segment the file that it lies in, or null while the disk takes nothing
 * @param at where in the file its record begins
 * @param length of its record, in octets
 * @param held its record, while it lies in memory only
 */
record SpoolEntry(long id, SpoolKind kind, String key, @Nullable SegmentFile segment, long at, int length,
    @Nullable Frame held) {
  static SpoolEntry stored(Frame frame, SpoolKind kind, SegmentFile segment, long at) {
    return new SpoolEntry(frame.id(), kind, frame.key(), segment, at, frame.length(), null);
  }

  static SpoolEntry held(Frame frame, SpoolKind kind) {
    return new SpoolEntry(frame.id(), kind, frame.key(), null, 0, frame.length(), frame);
  }
}
