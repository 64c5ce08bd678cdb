// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** What a reading says: a number, a yes or no, or a word. On the wire the plain JSON number, boolean or string. */
public sealed interface Value {
  /** A finite number, in the reading's unit. */
  record Quantity(double number) implements Value {
    public Quantity {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a quantity must be finite");
      }
    }
  }

  /** Yes or no. */
  record Flag(boolean set) implements Value {
  }

  /** A word or a short text, at most 400 characters. */
  record Text(String text) implements Value {
    public static final int LONGEST = 400;

    public Text {
      if (text == null || text.length() > LONGEST) {
        throw new IllegalArgumentException("a text reading has at most " + LONGEST + " characters");
      }
    }
  }

  static Value of(double number) {
    return new Quantity(number);
  }

  static Value of(boolean set) {
    return new Flag(set);
  }

  static Value of(String text) {
    return new Text(text);
  }
}
