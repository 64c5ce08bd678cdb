// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.List;

/** What an agent says. Each message is whole in itself: nothing is learnt from the order of events alone. */
public sealed interface Message {
  /** When and in which order it was made. */
  Stamp stamp();

  /** Sent at every connect: who I am and everything I see. */
  record Birth(Stamp stamp, AgentInfo agent, Observation observation, String digest,
      List<UsageSession> usage) implements Message {
    public Birth {
      Message.require(stamp, "stamp");
      Message.require(agent, "agent");
      Message.require(observation, "observation");
      digest = digest == null ? "" : digest;
      usage = usage == null ? List.of() : List.copyOf(usage);
    }
  }

  /** The whole state again, when it changed and at least every five minutes. */
  record Report(Stamp stamp, Observation observation, String digest) implements Message {
    public Report {
      Message.require(stamp, "stamp");
      Message.require(observation, "observation");
      digest = digest == null ? "" : digest;
    }
  }

  /** Alive, and which report is my last; never kept in the spool. */
  record Heartbeat(Stamp stamp, String digest) implements Message {
    public Heartbeat {
      Message.require(stamp, "stamp");
      digest = digest == null ? "" : digest;
    }
  }

  /** Sessions that began, grew or ended. */
  record Usage(Stamp stamp, List<UsageSession> sessions) implements Message {
    public Usage {
      Message.require(stamp, "stamp");
      sessions = sessions == null ? List.of() : List.copyOf(sessions);
    }
  }

  /** What became of a command. */
  record Reply(Stamp stamp, String commandId, CommandResult result, String detail) implements Message {
    public Reply {
      Message.require(stamp, "stamp");
      Message.require(commandId, "commandId");
      result = result == null ? CommandResult.OTHER : result;
      detail = detail == null ? "" : detail;
    }
  }

  private static void require(@org.jspecify.annotations.Nullable Object value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("a message needs " + field);
    }
  }
}
