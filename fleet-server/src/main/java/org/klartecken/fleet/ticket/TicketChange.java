// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.util.List;

/**
 * What becomes of a ticket, and the lines that its history gets.
 *
 * @param after its id is {@link #NEW} when it is not in the database yet
 * @param events may be empty: then only what is kept aside changed
 */
public record TicketChange(Ticket after, List<TicketEvent> events) {
  public static final long NEW = 0;

  public TicketChange {
    events = List.copyOf(events);
  }
}
