// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of tickets' histories as rows and back; they are only appended. */
final class TicketLines {
  private TicketLines() {
  }

  /** An event as a row holds it; its kind is the simple name of its type. */
  private record Line(Instant at, String kind, @Nullable String author, @Nullable String detail) {
    static Line of(TicketEvent event) {
      return switch (event) {
        case TicketEvent.Opened(var at, var finding) -> new Line(at, "Opened", null, finding);
        case TicketEvent.FindingAdded(var at, var finding) -> new Line(at, "FindingAdded", null, finding);
        case TicketEvent.FindingHealed(var at, var finding) -> new Line(at, "FindingHealed", null, finding);
        case TicketEvent.Acknowledged(var at, var by) -> new Line(at, "Acknowledged", by, null);
        case TicketEvent.Commented(var at, var by, var text) -> new Line(at, "Commented", by, text);
        case TicketEvent.Resolved(var at) -> new Line(at, "Resolved", null, null);
        case TicketEvent.Reopened(var at, var finding) -> new Line(at, "Reopened", null, finding);
        case TicketEvent.Closed(var at, var by) -> new Line(at, "Closed", by, null);
      };
    }

    TicketEvent event() {
      String by = author == null ? "" : author;
      String told = detail == null ? "" : detail;
      return switch (kind) {
        case "Opened" -> new TicketEvent.Opened(at, told);
        case "FindingAdded" -> new TicketEvent.FindingAdded(at, told);
        case "FindingHealed" -> new TicketEvent.FindingHealed(at, told);
        case "Acknowledged" -> new TicketEvent.Acknowledged(at, by);
        case "Commented" -> new TicketEvent.Commented(at, by, told);
        case "Resolved" -> new TicketEvent.Resolved(at);
        case "Reopened" -> new TicketEvent.Reopened(at, told);
        case "Closed" -> new TicketEvent.Closed(at, by);
        default -> throw new IllegalStateException("a ticket's history has a line of unknown kind " + kind);
      };
    }
  }

  static void append(Connection connection, long ticket, List<TicketEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement("""
        INSERT INTO ticket_event (ticket_id, number, at, kind, author, detail)
        SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ? FROM ticket_event WHERE ticket_id = ?""")) {
      for (TicketEvent event : events) {
        Line line = Line.of(event);
        insert.setLong(1, ticket);
        insert.setLong(2, line.at().toEpochMilli());
        insert.setString(3, line.kind());
        insert.setString(4, line.author());
        insert.setString(5, line.detail());
        insert.setLong(6, ticket);
        insert.executeUpdate();
      }
    }
  }

  static List<TicketEvent> of(Connection connection, long ticket) throws SQLException {
    try (PreparedStatement query = connection
        .prepareStatement("SELECT at, kind, author, detail FROM ticket_event WHERE ticket_id = ? ORDER BY number")) {
      query.setLong(1, ticket);
      try (ResultSet row = query.executeQuery()) {
        List<TicketEvent> events = new ArrayList<>();
        while (row.next()) {
          events.add(new Line(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3),
              row.getString(4)).event());
        }
        return events;
      }
    }
  }
}
