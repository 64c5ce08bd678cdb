// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.command.CommandDesk;
import org.klartecken.agent.command.CommandDesk.Effect;
import org.klartecken.agent.command.CommandDesk.Ruling;
import org.klartecken.agent.metrics.AgentMeter;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.agent.publish.Courier;
import org.klartecken.agent.publish.LineEvent;
import org.klartecken.agent.publish.Spool;
import org.klartecken.agent.publish.SpoolKind;
import org.klartecken.agent.report.Leap;
import org.klartecken.agent.report.Observed;
import org.klartecken.agent.report.ReportAssembler;
import org.klartecken.agent.report.ReportCadence;
import org.klartecken.agent.selftest.SelfTests;
import org.klartecken.agent.selftest.Told;
import org.klartecken.contract.Command;
import org.klartecken.contract.CommandResult;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Message;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsageSession;
import org.klartecken.contract.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's one thread: takes what was observed and what the server says, and decides what is told when. Everything
 * else only hands events to it, so nothing here is locked.
 *
 * <p>Without a connection no reports are made: the next birth tells the whole state anyway. Usage is told whether or
 * not anybody hears it, and waits in the spool.
 */
final class AgentLoop {
  private static final Logger LOG = LoggerFactory.getLogger(AgentLoop.class);
  private static final String STATE = "state";
  private static final int MOST_WAITING = 1000;
  /** How long a stopping agent waits for the server to acknowledge what it said last. */
  private static final long FAREWELL_MS = 1000;
  private static final long LONGEST_SLEEP_MS = Duration.ofSeconds(15).toMillis();

  private final BlockingQueue<AgentEvent> events = new LinkedBlockingQueue<>(MOST_WAITING);
  private final WireCodec codec;
  private final ReportAssembler assembler;
  private final Supplier<Stamp> stamps;
  private final LongSupplier clockMs;
  private final InstantSource wall;
  private final Spool spool;
  private final Tally tally;
  private final SelfTests selfTests;
  private ReportCadence cadence;
  private @Nullable Observed observed;
  /** What was last reported. */
  private @Nullable Observed told;
  private List<UsageSession> open = List.of();
  private long stopByMs = Long.MAX_VALUE;

  AgentLoop(WireCodec codec, ReportAssembler assembler, Supplier<Stamp> stamps, LongSupplier clockMs,
      InstantSource wall, Spool spool, Duration heartbeat, SelfTests selfTests, Tally tally) {
    this.codec = codec;
    this.assembler = assembler;
    this.stamps = stamps;
    this.clockMs = clockMs;
    this.wall = wall;
    this.spool = spool;
    this.selfTests = selfTests;
    this.tally = tally;
    this.cadence = ReportCadence.starting(heartbeat);
  }

  /** Hands an event over, from any thread. A queue of a thousand that is full means that a bug stopped the loop. */
  void tell(AgentEvent event) {
    if (!events.offer(event)) {
      LOG.error("reason=QUEUE_FULL an event of the agent was lost: {}", event.getClass().getSimpleName());
    }
  }

  /** Runs until it is told to stop, then says good-bye. */
  void run(Courier courier) {
    try {
      while (!mayEnd(courier)) {
        step(courier);
        AgentEvent event = events.poll(patience(courier), TimeUnit.MILLISECONDS);
        for (; event != null; event = events.poll()) {
          handle(event, courier);
        }
      }
    } catch (InterruptedException e) { // nobody interrupts this thread but the end of the process
      Thread.currentThread().interrupt();
    } finally {
      courier.close();
    }
  }

  private boolean mayEnd(Courier courier) {
    boolean stopping = stopByMs != Long.MAX_VALUE;
    return stopping && (spool.size() == 0 || !courier.isBorn() || clockMs.getAsLong() >= stopByMs);
  }

  private long patience(Courier courier) {
    long next = Math.min(courier.nextMs(), stopByMs);
    Observed state = observed;
    if (state != null && courier.isBorn()) {
      next = Math.min(next, cadence.nextMs(state.digest()));
    }
    return Math.clamp(next - clockMs.getAsLong(), 0, LONGEST_SLEEP_MS);
  }

  private void handle(AgentEvent event, Courier courier) {
    switch (event) {
      case AgentEvent.Surveyed(var observation) -> {
        Observed last = told;
        if (last != null && Leap.between(last.observation(), observation)) {
          cadence = cadence.demanded();
        }
        observed = assembler.observed(observation);
      }
      case AgentEvent.Used(var changed, var now) -> {
        open = now;
        changed.forEach(this::keep);
      }
      case AgentEvent.SelfTested(Told told) -> tested(told, courier);
      case AgentEvent.OnLine(LineEvent.Ordered ordered) -> order(ordered);
      case AgentEvent.OnLine(LineEvent said) -> courier.on(said, clockMs.getAsLong());
      case AgentEvent.Stop() -> stopByMs = clockMs.getAsLong() + FAREWELL_MS;
    }
  }

  /** Says what is due. */
  void step(Courier courier) {
    long now = clockMs.getAsLong();
    courier.tick(now);
    Observed state = observed;
    if (state == null) {
      return;
    }
    if (courier.wantsBirth(now)) {
      courier.birth(codec.encode(assembler.birth(stamps.get(), state, open)), now);
      reported(state, now);
    } else if (courier.isBorn()) {
      switch (cadence.due(state.digest(), now)) {
        case REPORT -> {
          put(SpoolKind.REPORT, STATE, assembler.report(stamps.get(), state));
          reported(state, now);
        }
        case HEARTBEAT -> {
          courier.heartbeat(codec.encode(assembler.heartbeat(stamps.get(), cadence.reportedDigest())), now);
          cadence = cadence.beaten(now);
        }
        case NOTHING -> {
        }
      }
    }
    courier.tick(now);
  }

  private void reported(Observed state, long now) {
    told = state;
    cadence = cadence.reported(state.digest(), now);
  }

  private void keep(UsageSession session) {
    put(SpoolKind.USAGE, session.bootId() + '/' + session.id(), assembler.usage(stamps.get(), session));
  }

  private void put(SpoolKind kind, String key, Message message) {
    spool.append(kind, key, codec.encode(message));
  }

  private void order(LineEvent.Ordered ordered) {
    switch (codec.decodeCommand(ordered.payload())) {
      case Decoded.Malformed<Command>(var fault, var detail) -> {
        tally.count(AgentMeter.COMMANDS, "MALFORMED", fault.name());
        LOG.warn("reason={} a command was not understood ({})", fault, detail);
      }
      case Decoded.Accepted<Command>(Command command) -> {
        Ruling ruling = carryOut(CommandDesk.rule(command, ordered.lifetimeSeconds(), wall.instant()));
        tally.count(AgentMeter.COMMANDS, command.kind().name(), ruling.result().name());
        LOG.info("command={} result={} {}", command.kind(), ruling.result(), ruling.detail());
        put(SpoolKind.REPLY, command.id(),
            new Message.Reply(stamps.get(), command.id(), ruling.result(), ruling.detail()));
      }
    }
  }

  private Ruling carryOut(Ruling ruling) {
    return switch (ruling.effect()) {
      case Effect.Report() -> {
        cadence = cadence.demanded();
        yield ruling;
      }
      case Effect.Cadence(Duration heartbeat) -> {
        cadence = cadence.withHeartbeat(heartbeat);
        yield ruling;
      }
      case Effect.RunSelfTest(SelfTests.Order order) ->
        selfTests.start(order) ? ruling : Ruling.no(CommandResult.REFUSED, "another self-test runs");
      case Effect.CancelSelfTest() ->
        selfTests.cancel() ? ruling : Ruling.no(CommandResult.REFUSED, "no self-test runs");
      case Effect.None() -> ruling;
    };
  }

  /** How far it is interests only who hears it now; what it measured waits. */
  private void tested(Told told, Courier courier) {
    if (told.state().isOver() || courier.isBorn()) {
      put(SpoolKind.SELFTEST, told.id(), told.message(stamps.get()));
    }
  }
}
