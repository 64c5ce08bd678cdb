// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** Names one agent for ever; given by the server when the agent enrols. A slug of 1 to 64 characters. */
public record AgentId(String value) implements Comparable<AgentId> {
  public AgentId {
    Slug.require("agent id", value);
  }

  @Override
  public int compareTo(AgentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
