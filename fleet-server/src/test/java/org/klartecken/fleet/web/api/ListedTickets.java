// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketEvent;
import org.klartecken.fleet.ticket.TicketStatus;

/** A desk that keeps its tickets in memory. */
final class ListedTickets implements TicketDesk {
  private final Map<Long, Ticket> tickets = new TreeMap<>(Comparator.reverseOrder());
  private final Map<Long, List<TicketEvent>> histories = new TreeMap<>();
  private final InstantSource clock;

  ListedTickets(InstantSource clock) {
    this.clock = clock;
  }

  void add(Ticket ticket, TicketEvent... history) {
    tickets.put(ticket.id(), ticket);
    histories.put(ticket.id(), new ArrayList<>(List.of(history)));
  }

  @Override
  public List<Ticket> list(Set<TicketStatus> statuses, @Nullable RoomId room, @Nullable Long before, int limit) {
    return tickets.values().stream().filter(t -> statuses.contains(t.status()))
        .filter(t -> room == null || t.room().equals(room)).filter(t -> before == null || t.id() < before).limit(limit)
        .toList();
  }

  @Override
  public Optional<Ticket> find(long id) {
    return Optional.ofNullable(tickets.get(id));
  }

  @Override
  public List<TicketEvent> history(long id) {
    return List.copyOf(histories.getOrDefault(id, List.of()));
  }

  @Override
  public Act acknowledge(long id, String by) {
    return act(id, TicketStatus.ACKNOWLEDGED, by, new TicketEvent.Acknowledged(clock.instant(), by));
  }

  @Override
  public Act comment(long id, String by, String text) {
    return act(id, null, by, new TicketEvent.Commented(clock.instant(), by, text));
  }

  @Override
  public Act close(long id, String by) {
    return act(id, TicketStatus.CLOSED, by, new TicketEvent.Closed(clock.instant(), by));
  }

  private Act act(long id, @Nullable TicketStatus status, String by, TicketEvent event) {
    Ticket t = tickets.get(id);
    if (t == null) {
      return new Act.Refused(Refusal.NO_SUCH_TICKET);
    }
    if (t.status() == TicketStatus.CLOSED) {
      return new Act.Refused(Refusal.ALREADY_CLOSED);
    }
    if (t.status() == TicketStatus.RESOLVED && status == TicketStatus.ACKNOWLEDGED) {
      return new Act.Refused(Refusal.ALREADY_RESOLVED);
    }
    Instant now = clock.instant();
    Ticket next = new Ticket(id, t.room(), t.cause(), status == null ? t.status() : status, t.severity(),
        t.findings(), t.firing(), t.openedAt(), now, status == TicketStatus.ACKNOWLEDGED ? by : t.acknowledgedBy(),
        t.resolvedAt(), status == TicketStatus.CLOSED ? now : t.closedAt());
    tickets.put(id, next);
    histories.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
    return new Act.Done(next);
  }
}
