// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.pipeline.CommitStep;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.readiness.Finding;
import org.klartecken.room.Presence;

/**
 * Decides about tickets within the transaction, when other findings fire than before. What people did meanwhile is in
 * the database, so nothing is remembered here.
 */
public final class TicketWriter implements CommitStep {
  private static final String KNOWN = "SELECT " + TicketRows.COLUMNS + " FROM ticket WHERE room_id = ? " + """
      AND (status IN ('OPEN', 'ACKNOWLEDGED') OR (status = 'RESOLVED' AND resolved_at > ?)
        OR (status = 'CLOSED' AND firing <> '[]')) ORDER BY id""";
  private final TicketRows rows = new TicketRows();
  private final TicketFeed feed;
  private final List<TicketFeed.News> pending = new ArrayList<>();

  public TicketWriter(TicketFeed feed) {
    this.feed = feed;
  }

  @Override
  public void write(Connection transaction, List<Outcome> outcomes) throws SQLException {
    for (Outcome outcome : outcomes) {
      if (outcome.stateChanged() && mayMatter(outcome)) {
        decide(transaction, outcome);
      }
    }
  }

  private static boolean mayMatter(Outcome outcome) {
    RoomSnapshot before = outcome.before();
    return !Objects.equals(outcome.firingBefore(), outcome.firing())
        || (before != null && (before.state().presence() != outcome.after().state().presence()
            || !keys(before).equals(keys(outcome.after()))));
  }

  /** A finding that stopped within its hold time changes nothing that fires, but may be the last of an old ticket. */
  private static Set<String> keys(RoomSnapshot snapshot) {
    return snapshot.assessment().findings().stream().map(Finding::key).collect(Collectors.toSet());
  }

  private void decide(Connection transaction, Outcome outcome) throws SQLException {
    RoomSnapshot after = outcome.after();
    RoomId room = after.room().id();
    List<Ticket> known = known(transaction, outcome);
    var changes = TicketLifecycle.decide(room, known, after.assessment().findings(),
        after.state().presence() != Presence.HEARD, outcome.at());
    for (TicketChange change : changes) {
      pending.add(new TicketFeed.News(rows.save(transaction, change), change.events()));
    }
  }

  private List<Ticket> known(Connection transaction, Outcome outcome) throws SQLException {
    try (PreparedStatement query = transaction.prepareStatement(KNOWN)) {
      query.setString(1, outcome.after().room().id().value());
      query.setLong(2, outcome.at().minus(TicketLifecycle.SAME_FAULT).toEpochMilli());
      return rows.all(query);
    }
  }

  @Override
  public void rolledBack() {
    pending.clear();
  }

  @Override
  public void committed(List<Outcome> outcomes) {
    pending.forEach(feed::tell);
    pending.clear();
  }
}
