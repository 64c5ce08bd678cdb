// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

/** Where a ticket stands. */
public enum TicketStatus {
  OPEN, ACKNOWLEDGED, RESOLVED, CLOSED
}
