// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Message;
import org.klartecken.contract.Reading;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.Value;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.pipeline.CommitStep;
import org.klartecken.fleet.pipeline.Heard;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.readiness.Item;

/** Stores a self-test that is over, whole and number by number; after the commit shows how far the others are. */
public final class SelfTestWriter implements CommitStep {
  private static final String STORE = """
      INSERT INTO self_test (room_id, id, state, ended_at, message, asked_by, begun_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (room_id, id) DO NOTHING""";
  private static final String FIGURE = """
      INSERT INTO self_test_figure (room_id, device_id, name, at, number, unit) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (room_id, device_id, name, at) DO NOTHING""";

  private static final String FAULT = """
      INSERT INTO self_test_fault (room_id, test_id, name, device_id, text_sv, text_en) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (room_id, test_id, name, device_id) DO NOTHING""";
  private static final String MISSING = """
      INSERT INTO self_test_missing (room_id, test_id, item, name_sv, name_en) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (room_id, test_id, item) DO NOTHING""";
  private static final String LAST = """
      INSERT INTO self_test_last (room_id, ended_at, faults) VALUES (?, ?, ?)
      ON CONFLICT (room_id) DO UPDATE SET ended_at = excluded.ended_at, faults = excluded.faults
      WHERE excluded.ended_at >= self_test_last.ended_at""";

  private final SelfTestBoard board;
  private final WireCodec codec = new WireCodec();

  public SelfTestWriter(SelfTestBoard board) {
    this.board = board;
  }

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    for (Outcome outcome : outcomes) {
      for (Heard heard : outcome.heard()) {
        if (heard.message() instanceof Message.SelfTest test && test.state().isOver()) {
          store(transaction, outcome, test, endedAt(outcome, test, heard));
        }
      }
    }
  }

  @Override
  public void committed(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      for (Heard heard : outcome.heard()) {
        switch (heard.message()) {
          case Message.SelfTest test -> board.told(outcome.after().room().id(), test, endedAt(outcome, test, heard),
              isFaulty(outcome, test));
          case Message.Reply reply -> board.answered(outcome.after().room().id(), reply, heard.receivedAt());
          case Message.Birth _,Message.Report _,Message.Heartbeat _,Message.Usage _ -> {
            // nothing of a self-test
          }
        }
      }
    }
  }

  /** One that ended while the agent could not be heard ended then, not when it was told. */
  private static Instant endedAt(Outcome outcome, Message.SelfTest test, Heard heard) {
    return outcome.after().state().madeAt(test.stamp(), heard.receivedAt());
  }

  private static boolean isFaulty(Outcome outcome, Message.SelfTest test) {
    return !TestFault.of(test, outcome.after().assessment().findings()).isEmpty();
  }

  private void store(Connection transaction, Outcome outcome, Message.SelfTest test, Instant at) throws SQLException {
    RoomId room = outcome.after().room().id();
    Optional<SelfTestRun> known = board.last(room).filter(run -> run.id().equals(test.id()));
    try (PreparedStatement insert = transaction.prepareStatement(STORE)) {
      insert.setString(1, room.value());
      insert.setString(2, test.id());
      insert.setString(3, test.state().name());
      insert.setLong(4, at.toEpochMilli());
      insert.setString(5, new String(codec.encode(test), StandardCharsets.UTF_8));
      insert.setString(6, known.map(SelfTestRun::by).orElse(""));
      if (known.isPresent()) {
        insert.setLong(7, known.get().begunAt().toEpochMilli());
      } else {
        insert.setNull(7, Types.BIGINT);
      }
      if (insert.executeUpdate() == 0) {
        return; // it was stored before its acknowledgement was lost
      }
    }
    figures(transaction, room, test, at);
    List<TestFault> faults = TestFault.of(test, outcome.after().assessment().findings());
    faults(transaction, room, test.id(), faults);
    if (test.state() == SelfTestState.DONE) {
      missing(transaction, room, test.id(), PastTest.missing(outcome.after().assessment().items()));
      last(transaction, room, at, faults.size());
    }
  }

  private static void faults(Connection transaction, RoomId room, String test, List<TestFault> faults)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(FAULT)) {
      for (TestFault fault : faults) {
        insert.setString(1, room.value());
        insert.setString(2, test);
        insert.setString(3, fault.name().value());
        insert.setString(4, fault.device());
        insert.setString(5, fault.text().sv());
        insert.setString(6, fault.text().en());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void missing(Connection transaction, RoomId room, String test, List<Item> items)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(MISSING)) {
      for (Item item : items) {
        insert.setString(1, room.value());
        insert.setString(2, test);
        insert.setString(3, item.id());
        insert.setString(4, item.name().sv());
        insert.setString(5, item.name().en());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void last(Connection transaction, RoomId room, Instant at, int faults) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(LAST)) {
      insert.setString(1, room.value());
      insert.setLong(2, at.toEpochMilli());
      insert.setInt(3, faults);
      insert.executeUpdate();
    }
  }

  private static void figures(Connection transaction, RoomId room, Message.SelfTest test, Instant at)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(FIGURE)) {
      for (Reading reading : test.readings()) {
        if (reading.value() instanceof Value.Quantity(double number)) {
          insert.setString(1, room.value());
          insert.setString(2, reading.device().value());
          insert.setString(3, reading.name().value());
          insert.setLong(4, at.toEpochMilli());
          insert.setDouble(5, number);
          insert.setString(6, reading.unit().name());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
