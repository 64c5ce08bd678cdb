// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** What became of octets from the wire. */
public sealed interface Decoded<T> {
  /** A whole, valid message. */
  record Accepted<T>(T message) implements Decoded<T> {
  }

  /** Octets that are no message; {@code detail} says what was wrong and is safe to log. */
  record Malformed<T>(WireFault fault, String detail) implements Decoded<T> {
  }
}
