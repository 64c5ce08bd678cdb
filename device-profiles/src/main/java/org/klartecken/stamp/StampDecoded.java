// SPDX-License-Identifier: Apache-2.0
package org.klartecken.stamp;

/** A packet, or why there is none. */
public sealed interface StampDecoded<T> {
  record Packet<T>(T packet) implements StampDecoded<T> {
  }

  record Rejected<T>(StampFault fault) implements StampDecoded<T> {
  }
}
