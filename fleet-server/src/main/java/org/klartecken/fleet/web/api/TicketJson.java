// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketEvent;

/** Tickets as the contract spells them. */
final class TicketJson {
  private TicketJson() {
  }

  /** The schema {@code Ticket}. */
  static JsonObject summary(Ticket ticket) {
    JsonArray firing = new JsonArray();
    ticket.firing().forEach(firing::add);
    return new JsonObject().put("id", ticket.id()).put("room", ticket.room().value()).put("cause", ticket.cause())
        .put("status", ticket.status().name()).put("severity", ticket.severity().name())
        .put("openedAt", RoomJson.time(ticket.openedAt())).put("updatedAt", RoomJson.time(ticket.updatedAt()))
        .put("acknowledgedBy", ticket.acknowledgedBy()).put("resolvedAt", RoomJson.time(ticket.resolvedAt()))
        .put("closedAt", RoomJson.time(ticket.closedAt())).put("firing", firing);
  }

  /** The schema {@code TicketDetail}. */
  static JsonObject detail(Ticket ticket, List<TicketEvent> history, Optional<SinceProof> since, Instant now) {
    JsonArray findings = new JsonArray();
    ticket.findings().forEach(finding -> {
      boolean lasts = ticket.firing().contains(finding.key());
      findings.add(RoomJson.finding(finding, lasts ? since : Optional.empty(), now).put("firing", lasts));
    });
    JsonArray events = new JsonArray();
    history.forEach(event -> events.add(event(event)));
    return summary(ticket).put("findings", findings).put("history", events);
  }

  private static JsonObject event(TicketEvent event) {
    JsonObject json = new JsonObject().put("event", word(event)).put("at", RoomJson.time(event.at()));
    return switch (event) {
      case TicketEvent.Opened e -> json.put("finding", e.finding());
      case TicketEvent.FindingAdded e -> json.put("finding", e.finding());
      case TicketEvent.FindingHealed e -> json.put("finding", e.finding());
      case TicketEvent.Reopened e -> json.put("finding", e.finding());
      case TicketEvent.Acknowledged e -> json.put("by", e.by());
      case TicketEvent.Commented e -> json.put("by", e.by()).put("text", e.text());
      case TicketEvent.Closed e -> json.put("by", e.by());
      case TicketEvent.Resolved _ -> json;
    };
  }

  private static String word(TicketEvent event) {
    return switch (event) {
      case TicketEvent.Opened _ -> "OPENED";
      case TicketEvent.FindingAdded _ -> "FINDING_ADDED";
      case TicketEvent.FindingHealed _ -> "FINDING_HEALED";
      case TicketEvent.Acknowledged _ -> "ACKNOWLEDGED";
      case TicketEvent.Commented _ -> "COMMENTED";
      case TicketEvent.Resolved _ -> "RESOLVED";
      case TicketEvent.Reopened _ -> "REOPENED";
      case TicketEvent.Closed _ -> "CLOSED";
    };
  }
}
