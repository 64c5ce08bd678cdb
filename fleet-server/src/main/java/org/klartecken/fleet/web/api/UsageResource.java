// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.usage.UsageLedger;
import org.klartecken.fleet.usage.UsageMath;
import org.klartecken.fleet.usage.UsageSpan;

/** How much a room is used, per day and hour of its own zone. */
final class UsageResource {
  private static final int USUAL_DAYS = 7;
  private static final int MOST_DAYS = 400;
  private final UsageLedger usage;

  UsageResource(UsageLedger usage) {
    this.usage = usage;
  }

  JsonObject days(Room room, ApiRequest request) {
    LocalDate asked = request.date("last");
    LocalDate last = asked == null ? LocalDate.ofInstant(request.now(), room.zone()) : asked;
    LocalDate begin = request.date("first");
    LocalDate first = begin == null ? last.minusDays(USUAL_DAYS - 1) : begin;
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    if (days < 1 || days > MOST_DAYS || Math.abs(last.getYear() - 2000) > 1000) {
      throw new ApiProblem(ApiReason.INVALID_PARAMETER, "first to last are 1 to 400 days.");
    }
    Stream<LocalDate> all = first.datesUntil(last.plusDays(1));
    return Page.of("usage", all, LocalDate::toString, request).json(day -> day(room.id(), day, room.zone()))
        .put("timeZone", room.zone().getId());
  }

  private JsonObject day(RoomId room, LocalDate day, ZoneId zone) {
    var whole = UsageMath.dayOf(day, zone);
    List<UsageSpan> spans = usage.spans(room, whole.from(), whole.until());
    JsonArray hours = new JsonArray();
    UsageMath.perHour(spans, day, zone).forEach((Instant from, java.time.Duration used) -> {
      if (used.toSeconds() > 0) {
        hours.add(new JsonObject().put("from", from.toString()).put("seconds", used.toSeconds()));
      }
    });
    long seconds = UsageMath.perDay(spans, day, day, zone).firstEntry().getValue().toSeconds();
    return new JsonObject().put("day", day.toString()).put("seconds", seconds).put("hours", hours);
  }
}
