// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.change.ChangeLog;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.history.ReadinessHistory;
import org.klartecken.fleet.history.ReadinessSpan;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.unit.UnitLedger;
import org.klartecken.fleet.unit.UnitStories;
import org.klartecken.fleet.web.words.OfferTexts;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.Purpose;
import org.klartecken.readiness.Offer;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Change;

/** Rooms, their devices and their history. */
final class RoomResource {
  private static final int MOST_CHANGES = 1_000;
  private static final Duration LONGEST_HISTORY = Duration.ofDays(400);
  private final RoomDirectory rooms;
  private final ReadinessHistory history;
  private final ChangeLog changes;
  private final UnitStories stories;
  private final Supplier<ProfileCatalog> catalog;

  RoomResource(RoomDirectory rooms, ReadinessHistory history, ChangeLog changes, UnitLedger units,
      Supplier<ProfileCatalog> catalog) {
    this.rooms = rooms;
    this.history = history;
    this.changes = changes;
    this.stories = new UnitStories(units, rooms);
    this.catalog = catalog;
  }

  JsonObject list(ApiRequest request) {
    String organisation = request.text("organisation");
    String site = request.text("site");
    String purposeWord = request.text("purpose");
    Purpose purpose = purposeWord == null ? null : Purpose.valueOf(purposeWord);
    Set<Readiness> wanted = request.words("readiness", Readiness.class);
    Stream<RoomSnapshot> found = rooms.all().stream().filter(s -> request.token().sees(s.room().organisation()))
        .filter(s -> organisation == null || s.room().organisation().equals(organisation))
        .filter(s -> site == null || s.room().site().equals(site)).filter(s -> matches(s, purpose, wanted));
    return Page.of("rooms", found, s -> s.room().id().value(), request).json(RoomJson::summary);
  }

  JsonObject detail(ApiRequest request) {
    RoomSnapshot room = find(request);
    ProfileCatalog inForce = catalog.get();
    List<Offer> offers = OfferTexts.of(room, inForce.standard(room.room().standard()), inForce);
    return RoomJson.detail(room, offers, new SinceProof(changes, room, request.now()), request.now());
  }

  JsonObject devices(ApiRequest request) {
    RoomSnapshot snapshot = find(request);
    return Page.of("devices", DeviceJson.all(snapshot.state()), DeviceJson.Listed::key, request)
        .json(listed -> DeviceJson.device(listed, snapshot.state(), catalog.get())
            .put("unit", UnitJson.of(listed.device(), snapshot, stories, id -> isSeen(id, request))));
  }

  /** Whether the asker may know of a room. */
  private boolean isSeen(RoomId id, ApiRequest request) {
    return rooms.find(id).filter(s -> request.token().sees(s.room().organisation())).isPresent();
  }

  JsonObject changes(ApiRequest request) {
    RoomId room = find(request).room().id();
    Instant begin = request.instant("from");
    Instant from = begin == null ? request.now().minus(Duration.ofDays(7)) : begin;
    return Page.of("changes", changes.of(room, from, request.now(), MOST_CHANGES).stream(), RoomResource::key, request)
        .json(RoomJson::change);
  }

  JsonObject history(ApiRequest request) {
    RoomId room = find(request).room().id();
    Instant asked = request.instant("until");
    Instant until = asked == null || asked.isAfter(request.now()) ? request.now() : asked;
    Instant begin = request.instant("from");
    Instant from = begin == null ? until.minus(Duration.ofHours(24)) : begin;
    if (!from.isBefore(until) || from.isBefore(until.minus(LONGEST_HISTORY))) {
      throw new ApiProblem(ApiReason.INVALID_PARAMETER, "from lies before until, by 400 days at most.");
    }
    return Page.of("history", history.spans(room, from, until).stream(), RoomResource::key, request)
        .json(span -> new JsonObject().put("readiness", span.readiness().name()).put("from", span.from().toString())
            .put("until", span.until().toString()));
  }

  /** The room that is asked for; one that the asker may not see is not there. */
  RoomSnapshot find(ApiRequest request) {
    return rooms.find(new RoomId(request.path("room"))).filter(s -> request.token().sees(s.room().organisation()))
        .orElseThrow(() -> new ApiProblem(ApiReason.NO_SUCH_ROOM, "No room has this id."));
  }

  private static boolean matches(RoomSnapshot snapshot, @Nullable Purpose purpose, Set<Readiness> wanted) {
    if (purpose == null) {
      return wanted.isEmpty() || wanted.contains(snapshot.assessment().readiness());
    }
    var verdict = snapshot.assessment().purposes().get(purpose);
    return verdict != null && (wanted.isEmpty() || wanted.contains(verdict.readiness()));
  }

  private static String key(Change change) {
    return String.format(Locale.ROOT, "%015d %s %s %s", change.at().toEpochMilli(), change.device(), change.kind(),
        change.before());
  }

  private static String key(ReadinessSpan span) {
    return String.format(Locale.ROOT, "%015d", span.from().toEpochMilli());
  }
}
