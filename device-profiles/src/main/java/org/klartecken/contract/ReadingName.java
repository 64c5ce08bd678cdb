// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.regex.Pattern;

/** The dotted name of a reading, {@code usb.speed}; open, so that a new probe needs no change of the contract. */
public record ReadingName(String value) implements Comparable<ReadingName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,30}(?:\\.[a-z0-9_]{1,30}){1,4}");

  public ReadingName {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a reading name looks like usb.speed, not " + Printable.quote(value));
    }
  }

  @Override
  public int compareTo(ReadingName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
