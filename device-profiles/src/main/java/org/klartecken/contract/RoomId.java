// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** Names one room on a server, also in addresses of pages and in topics. A slug of 1 to 64 characters. */
public record RoomId(String value) implements Comparable<RoomId> {
  public RoomId {
    Slug.require("room id", value);
  }

  @Override
  public int compareTo(RoomId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
