// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.Optional;

/** Every topic of the contract; nobody else joins strings. {@code toString} prints it, {@link #parse} reads it. */
public sealed interface Topic {
  /** The contract's version is the second level. */
  String ROOT = "klartecken/v1/";

  /** From an agent to the server. */
  record FromAgent(String shard, AgentId agent, MessageKind kind) implements Topic {
    public FromAgent {
      Slug.require("shard", shard);
    }

    @Override
    public String toString() {
      return ROOT + shard + '/' + agent + '/' + kind.level();
    }
  }

  /** From the server to an agent. */
  record ToAgent(String shard, AgentId agent) implements Topic {
    public ToAgent {
      Slug.require("shard", shard);
    }

    @Override
    public String toString() {
      return ROOT + shard + '/' + agent + "/command";
    }
  }

  /** Retained, for door panels and home automation. */
  record ReadinessOf(String organisation, RoomId room) implements Topic {
    public ReadinessOf {
      Slug.require("organisation", organisation);
    }

    @Override
    public String toString() {
      return ROOT + "rooms/" + organisation + '/' + room + "/readiness";
    }
  }

  /** Reads a topic; empty when it is none of the contract's. The shard {@code rooms} is therefore not allowed. */
  static Optional<Topic> parse(String text) {
    if (!text.startsWith(ROOT) || text.length() > 300) {
      return Optional.empty();
    }
    String[] level = text.substring(ROOT.length()).split("/", -1);
    try {
      return parse(level);
    } catch (IllegalArgumentException notASlug) {
      return Optional.empty();
    }
  }

  private static Optional<Topic> parse(String[] level) {
    if (level.length == 4 && level[0].equals("rooms") && level[3].equals("readiness")) {
      return Optional.of(new ReadinessOf(level[1], new RoomId(level[2])));
    }
    if (level.length != 3 || level[0].equals("rooms")) {
      return Optional.empty();
    }
    if (level[2].equals("command")) {
      return Optional.of(new ToAgent(level[0], new AgentId(level[1])));
    }
    for (MessageKind kind : MessageKind.values()) {
      if (kind.level().equals(level[2])) {
        return Optional.of(new FromAgent(level[0], new AgentId(level[1]), kind));
      }
    }
    return Optional.empty();
  }
}
