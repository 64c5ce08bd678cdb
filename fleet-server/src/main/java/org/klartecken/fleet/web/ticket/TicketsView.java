// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.ticket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of tickets.
 *
 * @param withoutRoom where the room's filter is lifted, or null when there is none
 * @param next the older ones, or null
 * @param empty what is said when there is none
 */
public record TicketsView(String title, List<Chip> chips, @Nullable String withoutRoom, List<Row> rows,
    @Nullable String next, String empty) {
  public record Chip(String href, String name, boolean current) {
  }

  public record Row(long id, String state, String machine, String at, String age, Instant since, String title,
      String standing, String room, String place, String status, String who) {
  }
}
