// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.web.Frame;

/**
 * Which tickets are looked at; the address of the page holds all of it.
 *
 * @param room only its tickets, or null
 * @param before only tickets with a smaller number, or null
 */
record TicketQuery(Shelf shelf, @Nullable RoomId room, @Nullable Long before) {
  /** Which statuses a filter shows. */
  enum Shelf {
    OPEN, RESOLVED, CLOSED, ALL;

    Set<TicketStatus> statuses() {
      return switch (this) {
        case OPEN -> OpenTickets.OPEN;
        case RESOLVED -> EnumSet.of(TicketStatus.RESOLVED);
        case CLOSED -> EnumSet.of(TicketStatus.CLOSED);
        case ALL -> EnumSet.allOf(TicketStatus.class);
      };
    }
  }

  static TicketQuery of(Map<String, String> query) {
    String room = query.getOrDefault("room", "");
    String before = query.getOrDefault("before", "");
    return new TicketQuery(shelf(query.getOrDefault("status", "")),
        room.matches("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?") ? new RoomId(room) : null,
        before.matches("[0-9]{1,15}") ? Long.valueOf(before) : null);
  }

  TicketQuery shelf(Shelf wanted) {
    return new TicketQuery(wanted, room, null);
  }

  TicketQuery room(@Nullable RoomId wanted) {
    return new TicketQuery(shelf, wanted, null);
  }

  TicketQuery before(long number) {
    return new TicketQuery(shelf, room, number);
  }

  /** Of the page. */
  String address() {
    return below("/tickets", parts());
  }

  /** Where the stream of a page is read that showed a version. */
  String stream(String version) {
    Map<String, String> parts = parts();
    parts.put("v", version);
    return below("/live/tickets", parts);
  }

  private Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    if (shelf != Shelf.OPEN) {
      parts.put("status", shelf.name());
    }
    if (room != null) {
      parts.put("room", room.value());
    }
    if (before != null) {
      parts.put("before", before.toString());
    }
    return parts;
  }

  private static String below(String path, Map<String, String> parts) {
    return parts.isEmpty() ? path : path + '?' + Frame.query(parts);
  }

  private static Shelf shelf(String word) {
    for (Shelf shelf : Shelf.values()) {
      if (shelf.name().equals(word)) {
        return shelf;
      }
    }
    return Shelf.OPEN;
  }
}
