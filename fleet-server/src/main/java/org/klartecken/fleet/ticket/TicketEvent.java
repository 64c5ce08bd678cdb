// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.time.Instant;

/** One line of a ticket's history; {@code by} is a user's name. */
public sealed interface TicketEvent {
  Instant at();

  record Opened(Instant at, String finding) implements TicketEvent {
  }

  record FindingAdded(Instant at, String finding) implements TicketEvent {
  }

  record FindingHealed(Instant at, String finding) implements TicketEvent {
  }

  record Acknowledged(Instant at, String by) implements TicketEvent {
  }

  record Commented(Instant at, String by, String text) implements TicketEvent {
  }

  record Resolved(Instant at) implements TicketEvent {
  }

  record Reopened(Instant at, String finding) implements TicketEvent {
  }

  record Closed(Instant at, String by) implements TicketEvent {
  }
}
