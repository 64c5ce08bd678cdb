// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * How far a self-test is, and at its end what it measured.
   *
   * @param id of the command that asked for it, or one of the agent's own
   * @param percent that is done, 0 to 100
   * @param current the step that runs, null at the end
   * @param steps those that are over
   * @param readings of level MEASURED, at the end
   */
  record SelfTest(Stamp stamp, String id, SelfTestState state, long percent, @Nullable ReadingName current,
      List<SelfTestStep> steps, List<Reading> readings) implements Message {
    public SelfTest {
      Message.require(stamp, "stamp");
      if (id == null || id.isEmpty() || id.length() > 64) {
        throw new IllegalArgumentException("a self-test needs an id of 1 to 64 characters");
      }
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("percent lies between 0 and 100");
      }
      state = state == null ? SelfTestState.OTHER : state;
      steps = steps == null ? List.of() : List.copyOf(steps);
      readings = readings == null ? List.of() : List.copyOf(readings);
    }
  }

  private static void require(@Nullable Object value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("a message needs " + field);
    }
  }
}
