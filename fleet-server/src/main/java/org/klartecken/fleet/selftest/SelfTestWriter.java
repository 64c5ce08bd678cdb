// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.klartecken.contract.Message;
import org.klartecken.contract.Reading;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Value;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.pipeline.CommitStep;
import org.klartecken.fleet.pipeline.Heard;
import org.klartecken.fleet.pipeline.Outcome;

/** Stores a self-test that is over, whole and number by number; after the commit shows how far the others are. */
public final class SelfTestWriter implements CommitStep {
  private static final String STORE = """
      INSERT INTO self_test (room_id, id, state, ended_at, message) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (room_id, id) DO NOTHING""";
  private static final String FIGURE = """
      INSERT INTO self_test_figure (room_id, device_id, name, at, number, unit) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (room_id, device_id, name, at) DO NOTHING""";

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
          store(transaction, outcome.after().room().id(), test, heard.receivedAt());
        }
      }
    }
  }

  @Override
  public void committed(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      for (Heard heard : outcome.heard()) {
        switch (heard.message()) {
          case Message.SelfTest test -> board.told(outcome.after().room().id(), test, heard.receivedAt());
          case Message.Reply reply -> board.answered(outcome.after().room().id(), reply, heard.receivedAt());
          case Message.Birth _,Message.Report _,Message.Heartbeat _,Message.Usage _ -> {
            // nothing of a self-test
          }
        }
      }
    }
  }

  private void store(Connection transaction, RoomId room, Message.SelfTest test, Instant at) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(STORE)) {
      insert.setString(1, room.value());
      insert.setString(2, test.id());
      insert.setString(3, test.state().name());
      insert.setLong(4, at.toEpochMilli());
      insert.setString(5, new String(codec.encode(test), StandardCharsets.UTF_8));
      if (insert.executeUpdate() == 0) {
        return; // it was stored before its acknowledgement was lost
      }
    }
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
