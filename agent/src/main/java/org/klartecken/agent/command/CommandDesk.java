// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.command;

import java.time.Duration;
import java.time.Instant;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandResult;

/** Decides what becomes of a command. Pure. */
public final class CommandDesk {
  private CommandDesk() {
  }

  /** What the agent does about it. */
  public sealed interface Effect {
    /** Sends a whole report now. */
    record Report() implements Effect {
    }

    /** Speaks at least this often from now on. */
    record Cadence(Duration heartbeat) implements Effect {
    }

    record None() implements Effect {
    }
  }

  /** What the server is told, and what is done. */
  public record Ruling(CommandResult result, String detail, Effect effect) {
    private static Ruling no(CommandResult result, String detail) {
      return new Ruling(result, detail, new Effect.None());
    }
  }

  /** Rules on a command by this PC's clock. */
  public static Ruling rule(Command command, Instant now) {
    if (!now.isBefore(command.expiresAt())) {
      return Ruling.no(CommandResult.EXPIRED, "it is " + now + " here");
    }
    return switch (command.kind()) {
      case SEND_REPORT -> new Ruling(CommandResult.DONE, "", new Effect.Report());
      case SET_CADENCE -> cadence(command.heartbeatSeconds());
      case OTHER -> Ruling.no(CommandResult.UNSUPPORTED, "this agent does not know such a command");
    };
  }

  private static Ruling cadence(@org.jspecify.annotations.Nullable Integer seconds) {
    return seconds == null
        ? Ruling.no(CommandResult.REFUSED, "heartbeatSeconds is missing")
        : new Ruling(CommandResult.DONE, "", new Effect.Cadence(Duration.ofSeconds(seconds)));
  }
}
