// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.Set;
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

  /** Both limits included. */
  record Between(double low, double high) implements Condition {
    @Override
    public boolean isMetBy(Value value) {
      return value instanceof Value.Quantity(double number) && number >= low && number <= high;
    }
  }

  record Is(Value wanted) implements Condition {
    @Override
    public boolean isMetBy(Value value) {
      return wanted.equals(value);
    }
  }

  record OneOf(Set<Value> wanted) implements Condition {
    public OneOf {
      wanted = Set.copyOf(wanted);
    }

    @Override
    public boolean isMetBy(Value value) {
      return wanted.contains(value);
    }
  }
}
