// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import org.klartecken.contract.Value;

/** What a reading must say. */
public sealed interface Condition {
  /** Whether a value meets it; a value of another type does not. */
  boolean isMetBy(Value value);

  record AtLeast(double limit) implements Condition {
    @Override
    public boolean isMetBy(Value value) {
      return value instanceof Value.Quantity(double number) && number >= limit;
    }
  }

  record AtMost(double limit) implements Condition {
    @Override
    public boolean isMetBy(Value value) {
      return value instanceof Value.Quantity(double number) && number <= limit;
    }
  }

  record Is(Value wanted) implements Condition {
    @Override
    public boolean isMetBy(Value value) {
      return wanted.equals(value);
    }
  }
}
