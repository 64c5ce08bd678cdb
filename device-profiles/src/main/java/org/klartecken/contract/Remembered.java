// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads words as another reader does, and remembers some that it read lately: a report names the same few devices,
 * readings and times again and again, and thousands of rooms name the same readings. Values are shared, so they must be
 * immutable.
 *
 * <p>Thread-safe: a slot is one reference to an immutable pair, and of two threads that write it either may win.
 */
final class Remembered<T> implements Function<String, T> {
  /** A power of two, so that a hash code is cut to a slot by a mask. */
  private static final int SLOTS = 256;
  /** Longer words are read each time, which bounds the memory: hardly a word is as long. */
  private static final int LONGEST = 100;
  private final Function<String, T> reader;
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
  private final @Nullable Pair<T>[] slots = new Pair[SLOTS];

  /** A word as it is written, and what it says. */
  private record Pair<T>(String word, T value) {
  }

  Remembered(Function<String, T> reader) {
    this.reader = reader;
  }

  @Override
  public T apply(String word) {
    int hash = word.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    Pair<T> known = slots[slot];
    if (known != null && known.word().equals(word)) {
      return known.value();
    }
    T value = reader.apply(word);
    if (word.length() <= LONGEST) {
      slots[slot] = new Pair<>(word, value);
    }
    return value;
  }
}
