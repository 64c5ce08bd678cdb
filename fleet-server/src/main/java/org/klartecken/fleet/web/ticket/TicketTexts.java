// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.util.List;
import java.util.Optional;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.web.words.Sentences;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Item;

/** How a ticket is told, on its page, in the list and beside its room. Pure. */
public record TicketTexts(Words w, Times times) {
  /** What it is about: its worst finding. */
  public String title(Ticket ticket, Optional<RoomSnapshot> room) {
    List<Item> items = room.map(r -> r.assessment().items()).orElse(List.of());
    return ticket.findings().stream().findFirst().map(f -> new Sentences(w).what(f, items)).orElse(ticket.cause());
  }

  public String todo(Ticket ticket) {
    return ticket.findings().stream().findFirst().map(f -> new Sentences(w).todo(f)).orElse("");
  }

  /** The state whose colours it has. */
  public String state(Ticket ticket) {
    return switch (ticket.status()) {
      case RESOLVED, CLOSED -> "READY";
      case OPEN, ACKNOWLEDGED -> firing(ticket);
    };
  }

  /** Where it stands, in one sentence. */
  public String standing(Ticket ticket) {
    return switch (ticket.status()) {
      case OPEN -> w.get("ticket.standing.OPEN", times.full(ticket.openedAt()));
      case ACKNOWLEDGED -> w.get("ticket.standing.ACKNOWLEDGED", times.full(ticket.openedAt()), by(ticket));
      case RESOLVED -> w.get("ticket.standing.RESOLVED", ended(ticket));
      case CLOSED -> w.get("ticket.standing.CLOSED", ended(ticket));
    };
  }

  public String by(Ticket ticket) {
    String by = ticket.acknowledgedBy();
    return by == null ? w.get("ticket.untaken") : by;
  }

  /** Whether people can still act on it. */
  public static boolean isOpen(Ticket ticket) {
    return ticket.status() == TicketStatus.OPEN || ticket.status() == TicketStatus.ACKNOWLEDGED;
  }

  private String ended(Ticket ticket) {
    var closed = ticket.closedAt();
    var resolved = ticket.resolvedAt();
    return times.full(closed != null ? closed : resolved != null ? resolved : ticket.updatedAt());
  }

  private static String firing(Ticket ticket) {
    boolean blind = ticket.findings().stream().findFirst().map(Finding::reason).filter(TicketTexts::isBlindness)
        .isPresent();
    return blind ? "UNKNOWN" : ticket.severity() == Severity.CRITICAL ? "NOT_READY" : "DEGRADED";
  }

  /** Whether we do not see, rather than see that something is broken. */
  static boolean isBlindness(org.klartecken.readiness.FindingReason reason) {
    return switch (reason) {
      case AGENT_SILENT, PROBE_FAILED, PROOF_STALE, PROOF_MISSING -> true;
      case DEVICE_MISSING, DEVICE_LOST, SUBSTITUTE, OTHER_DEVICE, CONNECTOR_MISSING, UPDATE_MODE, NOTHING_BEHIND,
          DRIVER_MISSING,
          CAPABILITY_MISSING, LIMIT_BROKEN, DEVICE_MOVED, DEVICE_SWAPPED, DEVICE_REPLACED ->
        false;
    };
  }
}
