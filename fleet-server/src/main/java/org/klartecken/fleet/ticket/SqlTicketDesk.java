// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.store.Database;

/** The desk over the database. Thread-safe. */
public final class SqlTicketDesk implements TicketDesk {
  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST = 1_000;
  private final Database database;
  private final TicketFeed feed;
  private final InstantSource clock;
  private final TicketRows rows = new TicketRows();

  public SqlTicketDesk(Database database, TicketFeed feed, InstantSource clock) {
    this.database = database;
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public List<Ticket> list(Set<TicketStatus> statuses, @Nullable RoomId room, @Nullable Long before, int limit) {
    if (statuses.isEmpty() || limit < 1) {
      return List.of();
    }
    String marks = statuses.stream().map(_ -> "?").collect(Collectors.joining(", "));
    String sql = "SELECT " + TicketRows.COLUMNS + " FROM ticket WHERE status IN (" + marks + ")"
        + (room == null ? "" : " AND room_id = ?") + (before == null ? "" : " AND id < ?")
        + " ORDER BY id DESC LIMIT ?";
    return database.read(connection -> {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        int column = 1;
        for (TicketStatus status : statuses) {
          query.setString(column++, status.name());
        }
        if (room != null) {
          query.setString(column++, room.value());
        }
        if (before != null) {
          query.setLong(column++, before);
        }
        query.setInt(column, Math.min(limit, MOST));
        return rows.all(query);
      }
    });
  }

  @Override
  public Optional<Ticket> find(long id) {
    return database.read(connection -> rows.find(connection, id));
  }

  @Override
  public List<TicketEvent> history(long id) {
    return database.read(connection -> TicketLines.of(connection, id));
  }

  /** What an act makes of a ticket. */
  private sealed interface Decision {
    record Do(Ticket after, TicketEvent line) implements Decision {
    }

    record Dont(Refusal reason) implements Decision {
    }
  }

  @Override
  public Act acknowledge(long id, String by) {
    Instant now = clock.instant();
    return act(id, ticket -> switch (ticket.status()) {
      case OPEN, ACKNOWLEDGED -> new Decision.Do(
          changed(ticket, TicketStatus.ACKNOWLEDGED, now, by, ticket.closedAt()),
          new TicketEvent.Acknowledged(now, by));
      case RESOLVED -> new Decision.Dont(Refusal.ALREADY_RESOLVED);
      case CLOSED -> new Decision.Dont(Refusal.ALREADY_CLOSED);
    });
  }

  @Override
  public Act comment(long id, String by, String text) {
    String said = text.strip();
    if (said.isEmpty() || said.length() > LONGEST_TEXT) {
      return new Act.Refused(said.isEmpty() ? Refusal.TEXT_MISSING : Refusal.TEXT_TOO_LONG);
    }
    Instant now = clock.instant();
    return act(id, ticket -> new Decision.Do(
        changed(ticket, ticket.status(), now, ticket.acknowledgedBy(), ticket.closedAt()),
        new TicketEvent.Commented(now, by, said)));
  }

  @Override
  public Act close(long id, String by) {
    Instant now = clock.instant();
    return act(id, ticket -> ticket.status() == TicketStatus.CLOSED
        ? new Decision.Dont(Refusal.ALREADY_CLOSED)
        : new Decision.Do(changed(ticket, TicketStatus.CLOSED, now, ticket.acknowledgedBy(), now),
            new TicketEvent.Closed(now, by)));
  }

  private Act act(long id, Function<Ticket, Decision> decide) {
    Decision done = database.write(connection -> act(connection, id, decide));
    return switch (done) {
      case Decision.Do(Ticket after, TicketEvent line) -> {
        feed.tell(new TicketFeed.News(after, List.of(line)));
        yield new Act.Done(after);
      }
      case Decision.Dont(Refusal reason) -> new Act.Refused(reason);
    };
  }

  private Decision act(Connection connection, long id, Function<Ticket, Decision> decide) throws SQLException {
    Decision decision = rows.find(connection, id).map(decide).orElse(new Decision.Dont(Refusal.NO_SUCH_TICKET));
    if (decision instanceof Decision.Do(Ticket after, TicketEvent line)) {
      rows.save(connection, new TicketChange(after, List.of(line)));
    }
    return decision;
  }

  private static Ticket changed(Ticket ticket, TicketStatus status, Instant now, @Nullable String acknowledgedBy,
      @Nullable Instant closedAt) {
    return new Ticket(ticket.id(), ticket.room(), ticket.cause(), status, ticket.severity(), ticket.findings(),
        ticket.firing(), ticket.openedAt(), now, acknowledgedBy, ticket.resolvedAt(), closedAt);
  }
}
