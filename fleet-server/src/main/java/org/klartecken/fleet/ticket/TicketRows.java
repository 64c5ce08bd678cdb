// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.JsonLibrary;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.WireFault;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.AssessmentCodec;
import org.klartecken.readiness.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tickets as rows and back. Thread-safe. */
final class TicketRows {
  static final String COLUMNS = "id, room_id, cause, status, severity, findings, firing, opened_at, updated_at, "
      + "acknowledged_by, resolved_at, closed_at";
  private static final Logger LOG = LoggerFactory.getLogger(TicketRows.class);
  private final AssessmentCodec codec = new AssessmentCodec();
  private final JsonType<List<String>> words = JsonLibrary.build(Jsonb.builder()).type(String.class).list();

  List<Ticket> all(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      List<Ticket> tickets = new ArrayList<>();
      while (row.next()) {
        tickets.add(ticket(row));
      }
      return tickets;
    }
  }

  Optional<Ticket> find(Connection connection, long id) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM ticket WHERE id = ?")) {
      query.setLong(1, id);
      return all(query).stream().findFirst();
    }
  }

  private Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(row.getLong(1), new RoomId(row.getString(2)), row.getString(3),
        TicketStatus.valueOf(row.getString(4)), Severity.valueOf(row.getString(5)), findings(row.getString(6)),
        words.fromJson(row.getString(7)), Instant.ofEpochMilli(row.getLong(8)), Instant.ofEpochMilli(row.getLong(9)),
        row.getString(10), instant(row, 11), instant(row, 12));
  }

  private List<Finding> findings(String json) {
    return switch (codec.decodeFindings(json.getBytes(UTF_8))) {
      case Decoded.Accepted<List<Finding>>(List<Finding> list) -> list;
      case Decoded.Malformed<List<Finding>>(WireFault _, String detail) -> {
        LOG.warn("The findings of a ticket cannot be read: {}", detail);
        yield List.of();
      }
    };
  }

  /** Writes the ticket with the new lines of its history; answers with its id. */
  Ticket save(Connection connection, TicketChange change) throws SQLException {
    Ticket ticket = change.after().id() == TicketChange.NEW
        ? insert(connection, change.after())
        : update(connection, change.after());
    TicketLines.append(connection, ticket.id(), change.events());
    return ticket;
  }

  private Ticket insert(Connection connection, Ticket ticket) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO ticket (" + COLUMNS.substring(4)
        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
      bind(insert, ticket);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        long id = row.getLong(1);
        return new Ticket(id, ticket.room(), ticket.cause(), ticket.status(), ticket.severity(), ticket.findings(),
            ticket.firing(), ticket.openedAt(), ticket.updatedAt(), ticket.acknowledgedBy(), ticket.resolvedAt(),
            ticket.closedAt());
      }
    }
  }

  private Ticket update(Connection connection, Ticket ticket) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("""
        UPDATE ticket SET room_id = ?, cause = ?, status = ?, severity = ?, findings = ?, firing = ?, opened_at = ?,
          updated_at = ?, acknowledged_by = ?, resolved_at = ?, closed_at = ? WHERE id = ?""")) {
      bind(update, ticket);
      update.setLong(12, ticket.id());
      update.executeUpdate();
      return ticket;
    }
  }

  private void bind(PreparedStatement row, Ticket ticket) throws SQLException {
    row.setString(1, ticket.room().value());
    row.setString(2, ticket.cause());
    row.setString(3, ticket.status().name());
    row.setString(4, ticket.severity().name());
    row.setString(5, new String(codec.encode(ticket.findings()), UTF_8));
    row.setString(6, words.toJson(ticket.firing()));
    row.setLong(7, ticket.openedAt().toEpochMilli());
    row.setLong(8, ticket.updatedAt().toEpochMilli());
    row.setString(9, ticket.acknowledgedBy());
    bind(row, 10, ticket.resolvedAt());
    bind(row, 11, ticket.closedAt());
  }

  private static void bind(PreparedStatement row, int column, @Nullable Instant time) throws SQLException {
    if (time == null) {
      row.setNull(column, Types.BIGINT);
    } else {
      row.setLong(column, time.toEpochMilli());
    }
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
