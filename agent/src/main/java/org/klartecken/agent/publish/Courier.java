// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.klartecken.agent.metrics.AgentMeter;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.contract.MessageKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection, says who we are first on each, and then empties the spool in order. For one thread; time is
 * milliseconds of a clock that never jumps.
 *
 * <p>What the server acknowledges leaves the spool. What it refuses stays, and everything waits a while, unless it says
 * that the message can never be right. At most one report is under way: the next waits in the spool, where a newer one
 * replaces it, so that a slow server gets fewer reports and never old ones.
 */
public final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final long BIRTH = 0;
  private static final long HEARTBEAT = -1;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long STALLED_MS = Duration.ofMinutes(1).toMillis();
  private static final long STEADY_MS = Duration.ofMinutes(1).toMillis();

  private enum Phase {
    DOWN, CONNECTING, UNBORN, BORN
  }

  /** Of what kind a ticket is, and since when it is under way. */
  private record Sent(MessageKind kind, long atMs) {
  }

  private final ServerLine line;
  private final Spool spool;
  private final RandomGenerator chance;
  private final Tally tally;
  private final Map<Long, Sent> underWay = new HashMap<>();
  private Phase phase = Phase.DOWN;
  private int window = 1;
  private long largest = Long.MAX_VALUE;
  private long upSinceMs;
  private long attemptMs = Long.MIN_VALUE;
  private int failures;
  private long resumeMs = Long.MIN_VALUE;
  private int refusals;

  public Courier(ServerLine line, Spool spool, RandomGenerator chance, Tally tally) {
    this.line = line;
    this.spool = spool;
    this.chance = chance;
    this.tally = tally;
  }

  /** Does what is due: connects, sends, or ends a connection on which nothing is acknowledged any more. */
  public void tick(long nowMs) {
    if (phase == Phase.DOWN && nowMs >= attemptMs) {
      phase = Phase.CONNECTING;
      attemptMs = nowMs;
      line.open();
    }
    if (phase != Phase.DOWN && stalledMs() <= nowMs) {
      line.close();
      down(DownReason.STALLED, "no answer for a minute", nowMs);
    }
    if (phase == Phase.BORN && nowMs >= resumeMs) {
      drain(nowMs);
    }
  }

  /** When {@link #tick} is needed next if nothing happens. */
  public long nextMs() {
    long resume = resumeMs == Long.MIN_VALUE ? NEVER : resumeMs;
    return switch (phase) {
      case DOWN -> attemptMs;
      case CONNECTING, UNBORN, BORN -> Math.min(resume, stalledMs());
    };
  }

  /** When this connection, or the attempt to make it, has gone nowhere for so long that another one is better. */
  private long stalledMs() {
    long since = phase == Phase.CONNECTING
        ? attemptMs
        : underWay.values().stream().mapToLong(Sent::atMs).min().orElse(NEVER - STALLED_MS);
    return since + STALLED_MS;
  }

  /** Whether the server waits to be told who we are and everything we see. */
  public boolean wantsBirth(long nowMs) {
    return phase == Phase.UNBORN && nowMs >= resumeMs;
  }

  /** Whether the server was sent this connection's birth, so that reports and heartbeats make sense. */
  public boolean isBorn() {
    return phase == Phase.BORN;
  }

  /** Says who we are. Reports that wait are older than this and are done with. */
  public void birth(byte[] payload, long nowMs) {
    for (SpoolEntry entry : List.copyOf(spool.waiting())) {
      if (entry.kind() == SpoolKind.REPORT) {
        spool.settle(entry.id());
      }
    }
    if (send(BIRTH, MessageKind.BIRTH, payload, nowMs)) {
      phase = Phase.BORN; // what follows on the same connection is handled after it
    }
  }

  /** Says that we live, if the last time was acknowledged. */
  public void heartbeat(byte[] payload, long nowMs) {
    if (isBorn() && !underWay.containsKey(HEARTBEAT)) {
      send(HEARTBEAT, MessageKind.HEARTBEAT, payload, nowMs);
    }
  }

  /** Takes note of what happened; commands are not for here. */
  public void on(LineEvent event, long nowMs) {
    switch (event) {
      case LineEvent.Up(int window, long largest) -> up(window, largest, nowMs);
      case LineEvent.Down(DownReason reason, String detail) -> down(reason, detail, nowMs);
      case LineEvent.Delivered(long ticket) -> delivered(ticket);
      case LineEvent.Refused(long ticket, RefusalReason reason, String detail) ->
        refused(ticket, reason, detail, nowMs);
      case LineEvent.Ordered _ -> {
      }
    }
    tick(nowMs);
  }

  /** Says good-bye. */
  public void close() {
    line.close();
    phase = Phase.DOWN;
    attemptMs = NEVER;
    tally.set(AgentMeter.CONNECTED, 0);
  }

  private void up(int newWindow, long newLargest, long nowMs) {
    if (phase != Phase.CONNECTING) {
      return; // of a connection that was given up meanwhile
    }
    LOG.info("connected to the server; {} messages wait", spool.size());
    phase = Phase.UNBORN;
    window = newWindow;
    largest = newLargest;
    upSinceMs = nowMs;
    tally.count(AgentMeter.CONNECTIONS);
    tally.set(AgentMeter.CONNECTED, 1);
    line.listen();
  }

  private void down(DownReason reason, String detail, long nowMs) {
    if (phase == Phase.DOWN) {
      return;
    }
    boolean wasSteady = phase != Phase.CONNECTING && nowMs - upSinceMs >= STEADY_MS;
    failures = wasSteady ? 0 : failures;
    Duration delay = reason.backoff().delay(failures, chance.nextDouble());
    log(reason, detail, delay);
    failures++;
    attemptMs = nowMs + delay.toMillis();
    phase = Phase.DOWN;
    underWay.clear();
    tally.count(AgentMeter.DISCONNECTIONS, reason.name());
    tally.set(AgentMeter.CONNECTED, 0);
  }

  private void log(DownReason reason, String detail, Duration delay) {
    if (reason == DownReason.TAKEN_OVER) {
      LOG.error(
          "reason=TAKEN_OVER another agent uses the credentials of this one ({}); was the disk of this PC copied? "
              + "Enrol one of the two again. Trying again in {} s",
          detail, delay.toSeconds());
    } else if (failures < 3 || failures % 20 == 0) { // a server away for a night does not fill the log
      LOG.warn("reason={} no connection to the server ({}); trying again in {} ms", reason, detail, delay.toMillis());
    }
  }

  private void delivered(long ticket) {
    Sent sent = underWay.remove(ticket);
    if (sent == null) {
      return; // of a connection that was given up meanwhile: it is sent again, and known by its sequence
    }
    if (ticket == BIRTH) {
      LOG.info("the server has the whole state of this PC");
      failures = 0;
    }
    refusals = 0;
    resumeMs = Long.MIN_VALUE;
    tally.count(AgentMeter.ACKNOWLEDGED, sent.kind().level());
    spool.settle(ticket);
  }

  private void refused(long ticket, RefusalReason reason, String detail, long nowMs) {
    Sent sent = underWay.remove(ticket);
    if (sent == null) {
      return;
    }
    tally.count(AgentMeter.REFUSED, sent.kind().level(), reason.name());
    LOG.warn("reason={} kind={} the server does not take a message ({})", reason, sent.kind().level(), detail);
    if (ticket == HEARTBEAT) {
      return;
    }
    if (ticket != BIRTH && reason == RefusalReason.PAYLOAD_FORMAT_INVALID) {
      spool.drop(ticket, DropReason.MALFORMED);
      return;
    }
    if (ticket == BIRTH) {
      phase = Phase.UNBORN;
    }
    resumeMs = nowMs + reason.backoff().delay(refusals, chance.nextDouble()).toMillis();
    refusals++;
  }

  private void drain(long nowMs) {
    boolean reportUnderWay = underWay.values().stream().anyMatch(sent -> sent.kind() == MessageKind.REPORT);
    List<SpoolEntry> next = spool.waiting().stream().filter(entry -> !underWay.containsKey(entry.id()))
        .filter(entry -> !reportUnderWay || entry.kind() != SpoolKind.REPORT)
        .limit(Math.max(0, window - underWay.size())).toList();
    for (SpoolEntry entry : next) {
      Optional<byte[]> payload = spool.payload(entry.id());
      if (payload.isPresent() && !send(entry.id(), entry.kind().wire(), payload.get(), nowMs)) {
        return;
      }
    }
  }

  private boolean send(long ticket, MessageKind kind, byte[] payload, long nowMs) {
    if (payload.length > largest) {
      LOG.error("reason=TOO_LARGE kind={} octets={} the server takes {}", kind, payload.length, largest);
      spool.drop(ticket, DropReason.TOO_LARGE);
      return ticket == BIRTH;
    }
    if (!line.send(new ServerLine.Parcel(ticket, kind, payload))) {
      resumeMs = nowMs + 1000; // the line is full or going down, which it will tell
      return false;
    }
    underWay.put(ticket, new Sent(kind, nowMs));
    tally.count(AgentMeter.MESSAGES, kind.level());
    return true;
  }
}
