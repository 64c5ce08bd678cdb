// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.selftest.SelfTests;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandResult;
import org.klartecken.stamp.StampKey;

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

    /** Uses what the room has and measures it. */
    record RunSelfTest(SelfTests.Order order) implements Effect {
    }

    record CancelSelfTest() implements Effect {
    }

    record None() implements Effect {
    }
  }

  /** What the server is told, and what is done. */
  public record Ruling(CommandResult result, String detail, Effect effect) {
    /** A command that cannot be carried out. */
    public static Ruling no(CommandResult result, String detail) {
      return new Ruling(result, detail, new Effect.None());
    }
  }

  /**
   * Rules on a command that has just come.
   *
   * @param lifetimeSeconds what the server says is left of its time: it holds, for a room PC's clock may be wrong, and
   *          such a room is to be tested all the more; null when it does not say
   * @param now by this PC's clock, which decides when nothing else does
   */
  public static Ruling rule(Command command, @Nullable Long lifetimeSeconds, Instant now) {
    boolean over = lifetimeSeconds == null ? !now.isBefore(command.expiresAt()) : lifetimeSeconds <= 0;
    if (over) {
      return Ruling.no(CommandResult.EXPIRED, "it is " + now + " here");
    }
    return switch (command.kind()) {
      case SEND_REPORT -> new Ruling(CommandResult.DONE, "", new Effect.Report());
      case SET_CADENCE -> cadence(command.heartbeatSeconds());
      case RUN_SELFTEST -> new Ruling(CommandResult.DONE, "", new Effect.RunSelfTest(order(command)));
      case CANCEL_SELFTEST -> new Ruling(CommandResult.DONE, "", new Effect.CancelSelfTest());
      case OTHER -> Ruling.no(CommandResult.UNSUPPORTED, "this agent does not know such a command");
    };
  }

  private static SelfTests.Order order(Command command) {
    Integer port = command.reflectorPort();
    return new SelfTests.Order(command.id(), port == null ? OptionalInt.empty() : OptionalInt.of(port),
        Optional.ofNullable(command.reflectorKey()).map(hex -> new StampKey(HexFormat.of().parseHex(hex))),
        Boolean.TRUE.equals(command.soundAtNight()), zone(command.zone()));
  }

  /** A zone that this PC does not know is as good as none. */
  private static Optional<ZoneId> zone(@Nullable String name) {
    return Optional.ofNullable(name).filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
  }

  private static Ruling cadence(@Nullable Integer seconds) {
    return seconds == null
        ? Ruling.no(CommandResult.REFUSED, "heartbeatSeconds is missing")
        : new Ruling(CommandResult.DONE, "", new Effect.Cadence(Duration.ofSeconds(seconds)));
  }
}
