// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.Finding;

/**
 * One fault of one room, being handled.
 *
 * @param cause what the findings have in common: the device if they name one, else the item
 * @param findings that are or were part of it, worst first
 * @param firing keys of the findings that still last
 * @param acknowledgedBy who took it, or null
 */
public record Ticket(long id, RoomId room, String cause, TicketStatus status, Severity severity,
    List<Finding> findings, List<String> firing, Instant openedAt, Instant updatedAt,
    @Nullable String acknowledgedBy, @Nullable Instant resolvedAt, @Nullable Instant closedAt) {
}
