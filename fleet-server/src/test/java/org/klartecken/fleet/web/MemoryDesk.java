// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.klartecken.readiness.Finding;

/** A desk whose tickets are gone with the test. */
final class MemoryDesk implements TicketDesk {
  private final Map<Long, Ticket> tickets = new TreeMap<>();
  private final Map<Long, List<TicketEvent>> events = new HashMap<>();
  private final InstantSource clock;

  MemoryDesk(InstantSource clock) {
    this.clock = clock;
  }

  synchronized Ticket open(long id, RoomId room, Finding finding) {
    Ticket ticket = new Ticket(id, room, finding.item(), TicketStatus.OPEN, finding.severity(), List.of(finding),
        List.of(finding.key()), finding.since(), finding.since(), null, null, null);
    tickets.put(id, ticket);
    events.put(id, new ArrayList<>(List.of(new TicketEvent.Opened(finding.since(), finding.key()))));
    return ticket;
  }

  synchronized void resolve(long id, Instant at) {
    put(id, TicketStatus.RESOLVED, null, at);
    history(id).add(new TicketEvent.Resolved(at));
  }

  @Override
  public synchronized List<Ticket> list(Set<TicketStatus> statuses, @Nullable RoomId room, @Nullable Long before,
      int limit) {
    return tickets.values().stream().filter(t -> statuses.contains(t.status()))
        .filter(t -> room == null || t.room().equals(room)).filter(t -> before == null || t.id() < before)
        .sorted(Comparator.comparing(Ticket::id).reversed()).limit(limit).toList();
  }

  @Override
  public synchronized Optional<Ticket> find(long id) {
    return Optional.ofNullable(tickets.get(id));
  }

  @Override
  public synchronized List<TicketEvent> history(long id) {
    return events.computeIfAbsent(id, _ -> new ArrayList<>());
  }

  @Override
  public synchronized Act acknowledge(long id, String by) {
    history(id).add(new TicketEvent.Acknowledged(clock.instant(), by));
    return new Act.Done(put(id, TicketStatus.ACKNOWLEDGED, by, null));
  }

  @Override
  public synchronized Act comment(long id, String by, String text) {
    if (text.isEmpty()) {
      return new Act.Refused(Refusal.TEXT_MISSING);
    }
    history(id).add(new TicketEvent.Commented(clock.instant(), by, text));
    return new Act.Done(find(id).orElseThrow());
  }

  @Override
  public synchronized Act close(long id, String by) {
    history(id).add(new TicketEvent.Closed(clock.instant(), by));
    return new Act.Done(put(id, TicketStatus.CLOSED, null, null));
  }

  private Ticket put(long id, TicketStatus status, @Nullable String by, @Nullable Instant resolved) {
    Ticket t = find(id).orElseThrow();
    Ticket after = new Ticket(id, t.room(), t.cause(), status, t.severity(), t.findings(), t.firing(), t.openedAt(),
        clock.instant(), by == null ? t.acknowledgedBy() : by, resolved,
        status == TicketStatus.CLOSED ? clock.instant() : null);
    tickets.put(id, after);
    return after;
  }
}
