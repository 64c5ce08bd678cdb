// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Message;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.UsageSession;
import org.klartecken.fleet.pipeline.CommitStep;
import org.klartecken.fleet.pipeline.Heard;
import org.klartecken.fleet.pipeline.Outcome;

/**
 * Stores usage sessions within the transaction of the message that told them. Writing the same message again changes
 * nothing, so a transaction that failed may simply be repeated. Thread-safe.
 */
public final class UsageWriter implements CommitStep {
  private static final int BOOTS_REMEMBERED = 4;
  private static final String LEARN = """
      INSERT INTO boot_clock (agent_id, boot_id, zero_at, heard_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (agent_id, boot_id) DO UPDATE SET heard_at = excluded.heard_at, zero_at =
        CASE WHEN excluded.zero_at < boot_clock.zero_at THEN excluded.zero_at ELSE boot_clock.zero_at END""";
  private static final String REPLACE = """
      UPDATE usage_session SET from_at = ? + from_ms, until_at = ? + until_ms, exact = 1
      WHERE agent_id = ? AND boot_id = ?""";
  private static final String STORE = """
      INSERT INTO usage_session (agent_id, session_id, room_id, kind, device_id, program, boot_id, from_ms, until_ms,
        started_at, from_at, until_at, exact, lasting)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (agent_id, session_id) DO UPDATE SET until_ms = excluded.until_ms, from_at = excluded.from_at,
        until_at = excluded.until_at, exact = excluded.exact, lasting = excluded.lasting
      WHERE excluded.boot_id = usage_session.boot_id AND (excluded.until_ms > usage_session.until_ms
        OR (excluded.until_ms = usage_session.until_ms AND excluded.lasting < usage_session.lasting))""";

  private final ConcurrentMap<AgentId, Map<String, BootClock>> clocks = new ConcurrentHashMap<>();
  private final AtomicLong implausible = new AtomicLong();

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    for (Outcome outcome : outcomes) {
      for (Heard heard : outcome.heard()) {
        write(transaction, outcome.after().room().id(), heard.agent(), heard.message(), heard.receivedAt());
      }
    }
  }

  @Override
  public void rolledBack() {
    clocks.clear();
  }

  /** Takes what a message says about use and about its boot's clock. */
  void write(Connection transaction, RoomId room, AgentId agent, Message message, Instant receivedAt)
      throws SQLException {
    learn(transaction, agent, message, receivedAt);
    switch (message) {
      case Message.Birth birth -> store(transaction, room, agent, birth.usage(), receivedAt);
      case Message.Usage usage -> store(transaction, room, agent, usage.sessions(), receivedAt);
      case Message.Report _,Message.Heartbeat _,Message.Reply _,Message.SelfTest _ -> {
      }
    }
  }

  /** How many sessions were ignored because no boot can be that long. */
  public long implausible() {
    return implausible.get();
  }

  private void learn(Connection transaction, AgentId agent, Message message, Instant receivedAt) throws SQLException {
    String boot = message.stamp().bootId();
    boolean live = message instanceof Message.Heartbeat || message instanceof Message.Birth;
    BootClock known = clock(transaction, agent, boot);
    Optional<BootClock> learnt = BootClock.learn(known, message.stamp(), receivedAt, live);
    if (learnt.isEmpty()) {
      return;
    }
    long zero = learnt.get().zero().toEpochMilli();
    try (PreparedStatement insert = transaction.prepareStatement(LEARN);
        PreparedStatement update = transaction.prepareStatement(REPLACE)) {
      insert.setString(1, agent.value());
      insert.setString(2, boot);
      insert.setLong(3, zero);
      insert.setLong(4, receivedAt.toEpochMilli());
      insert.executeUpdate();
      update.setLong(1, zero);
      update.setLong(2, zero);
      update.setString(3, agent.value());
      update.setString(4, boot);
      update.executeUpdate();
    }
    remember(agent, learnt.get());
  }

  private void store(Connection transaction, RoomId room, AgentId agent, List<UsageSession> sessions,
      Instant receivedAt) throws SQLException {
    if (sessions.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(STORE)) {
      for (UsageSession session : sessions) {
        if (UsageMath.plausible(session)) {
          Placement placed = UsageMath.place(session, clock(transaction, agent, session.bootId()), receivedAt);
          bind(insert, room, agent, session, placed);
          insert.addBatch();
        } else {
          implausible.incrementAndGet();
        }
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, RoomId room, AgentId agent, UsageSession session,
      Placement placed) throws SQLException {
    insert.setString(1, agent.value());
    insert.setString(2, session.id());
    insert.setString(3, room.value());
    insert.setString(4, session.kind().name());
    insert.setString(5, session.device().value());
    insert.setString(6, session.program().name());
    insert.setString(7, session.bootId());
    insert.setLong(8, session.fromMs());
    insert.setLong(9, session.untilMs());
    insert.setLong(10, session.startedAt().toEpochMilli());
    insert.setLong(11, placed.from().toEpochMilli());
    insert.setLong(12, placed.until().toEpochMilli());
    insert.setInt(13, placed.exact() ? 1 : 0);
    insert.setInt(14, session.open() ? 1 : 0);
  }

  private @Nullable BootClock clock(Connection transaction, AgentId agent, String boot) throws SQLException {
    Map<String, BootClock> known = clocks.get(agent);
    BootClock cached = known == null ? null : known.get(boot);
    if (cached != null) {
      return cached;
    }
    try (PreparedStatement query = transaction
        .prepareStatement("SELECT zero_at FROM boot_clock WHERE agent_id = ? AND boot_id = ?")) {
      query.setString(1, agent.value());
      query.setString(2, boot);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        BootClock found = new BootClock(boot, Instant.ofEpochMilli(row.getLong(1)));
        remember(agent, found);
        return found;
      }
    }
  }

  private void remember(AgentId agent, BootClock clock) {
    clocks.compute(agent, (_, known) -> {
      Map<String, BootClock> next = new LinkedHashMap<>(known == null ? Map.of() : known);
      next.remove(clock.bootId());
      next.put(clock.bootId(), clock);
      Iterator<String> oldest = next.keySet().iterator();
      while (next.size() > BOOTS_REMEMBERED && oldest.hasNext()) {
        oldest.next();
        oldest.remove();
      }
      return Collections.unmodifiableMap(next); // keeps the order
    });
  }
}
