// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects problems while decoding, at most {@value #MOST}, so that hostile octets cannot fill the memory. */
public final class Problems {
  /** How many are kept; the rest is only counted. */
  public static final int MOST = 50;

  private final List<Problem> kept = new ArrayList<>();
  private int overlooked;
  private @Nullable Problem last;

  /** Notes a problem once, however often it is noted. */
  public void note(int offset, String text) {
    Problem found = new Problem(offset, text);
    if (kept.contains(found)) {
      return;
    }
    if (kept.size() < MOST) {
      kept.add(found);
    } else {
      overlooked++;
      last = found;
    }
  }

  /** An octet as problems show it: {@code 0x7f}. */
  public static String hex(int octet) {
    return octet < 0x10 ? "0x0" + Integer.toHexString(octet) : "0x" + Integer.toHexString(octet);
  }

  /** What was noted, in the order of noting; a last entry counts those that were not kept, and names the very last. */
  public List<Problem> found() {
    if (last == null) {
      return List.copyOf(kept);
    }
    List<Problem> all = new ArrayList<>(kept);
    all.add(new Problem(last.offset(), "and " + overlooked + " more, the last of them: " + last.text()));
    return List.copyOf(all);
  }
}
