// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;

/** Port: where people read tickets and act on them. Every act is committed when it returns. */
public interface TicketDesk {
  /** Newest first, at most {@code limit}, only ids below {@code before} when it is given. */
  List<Ticket> list(Set<TicketStatus> statuses, @Nullable RoomId room, @Nullable Long before, int limit);

  Optional<Ticket> find(long id);

  /** Oldest first. */
  List<TicketEvent> history(long id);

  Act acknowledge(long id, String by);

  /** @param text 1 to 2,000 characters */
  Act comment(long id, String by, String text);

  Act close(long id, String by);

  /** What became of an act. */
  sealed interface Act {
    record Done(Ticket ticket) implements Act {
    }

    record Refused(Refusal reason) implements Act {
    }
  }

  /** Why an act was refused; a word of the API. */
  enum Refusal {
    NO_SUCH_TICKET, ALREADY_CLOSED, ALREADY_RESOLVED, TEXT_MISSING, TEXT_TOO_LONG
  }
}
