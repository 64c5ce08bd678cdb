// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.util.Optional;
import org.klartecken.contract.FailureReason;

/** What came of reading a file of the system. */
public sealed interface Content {
  /** All of it. */
  final class Whole implements Content {
    private final byte[] value;

    Whole(byte[] value) {
      this.value = value;
    }

    /** The octets themselves, not a copy. */
    public byte[] value() {
      return value;
    }

    public int length() {
      return value.length;
    }
  }

  /** There is no such file, or not any more. */
  record Absent() implements Content {
  }

  /** It is there and cannot be read; {@code detail} is safe to show. */
  record Unreadable(FailureReason reason, String detail) implements Content {
  }

  /** The octets, if they could be had. */
  default Optional<byte[]> octets() {
    return this instanceof Whole whole ? Optional.of(whole.value) : Optional.empty();
  }
}
