// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.change.SinceProof;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.profile.LocalText;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.Offer;
import org.klartecken.readiness.PurposeVerdict;
import org.klartecken.room.Change;
import org.klartecken.room.OwnDevice;

/** Rooms, items and findings as the contract spells them. */
final class RoomJson {
  private RoomJson() {
  }

  /** The schema {@code Room}. */
  static JsonObject summary(RoomSnapshot snapshot) {
    Room room = snapshot.room();
    JsonArray purposes = new JsonArray();
    snapshot.assessment().purposes().values().stream().sorted(Comparator.comparing(PurposeVerdict::purpose))
        .forEach(verdict -> purposes.add(new JsonObject().put("purpose", verdict.purpose().name())
            .put("readiness", verdict.readiness().name()).put("because", texts(verdict.because()))));
    return new JsonObject().put("id", room.id().value()).put("organisation", room.organisation())
        .put("site", room.site()).put("siteName", room.siteName()).put("floor", room.floor()).put("name", room.name())
        .put("standard", room.standard()).put("timeZone", room.zone().getId())
        .put("readiness", snapshot.assessment().readiness().name()).put("since", time(snapshot.since()))
        .put("presence", snapshot.state().presence().name()).put("lastSeen", time(snapshot.state().lastSeen()))
        .put("purposes", purposes);
  }

  /** The schema {@code RoomDetail}. */
  static JsonObject detail(RoomSnapshot snapshot, List<Offer> offers, SinceProof since,
      Instant now) {
    JsonArray connectors = new JsonArray();
    offers.forEach(offer -> connectors.add(new JsonObject().put("connector", offer.connector().name())
        .put("state", offer.state().name()).put("where", offer.where())));
    JsonArray equipment = new JsonArray();
    snapshot.room().fittings().own().forEach(own -> equipment.add(own(own)));
    JsonArray items = new JsonArray();
    snapshot.assessment().items().forEach(item -> items.add(item(item)));
    JsonArray findings = new JsonArray();
    snapshot.assessment().findings().forEach(finding -> findings.add(finding(finding, Optional.of(since), now)));
    var agent = snapshot.state().agent();
    return summary(snapshot)
        .put("agent", agent == null
            ? null
            : new JsonObject().put("version", agent.version()).put("os", agent.os()).put("osVersion",
                agent.osVersion()).put("osBuild", agent.osBuild()))
        .put("items", items).put("findings", findings).put("connectors", connectors).put("equipment", equipment);
  }

  /** The schema {@code Finding}. */
  static JsonObject finding(Finding finding, Instant now) {
    return new JsonObject().put("key", finding.key()).put("item", finding.item()).put("device", word(finding.device()))
        .put("deviceName", finding.deviceName()).put("reason", finding.reason().name())
        .put("reading", word(finding.reading())).put("severity", finding.severity().name())
        .put("since", time(finding.since())).put("firing", finding.fires(now)).put("text", text(finding.text()))
        .put("purposes", words(finding.purposes()));
  }

  /** The same, with what changed since the last proof where that can be told. */
  static JsonObject finding(Finding finding, Optional<SinceProof> since, Instant now) {
    JsonObject json = finding(finding, now);
    since.ifPresent(s -> json.put("provedAt", time(s.proof(finding).orElse(null))).put("changes", changes(finding, s)));
    return json;
  }

  private static JsonArray changes(Finding finding, SinceProof since) {
    JsonArray changes = new JsonArray();
    since.changes(finding).forEach(change -> changes.add(change(change)));
    return changes;
  }

  /** The schema {@code Change}. */
  static JsonObject change(Change change) {
    return new JsonObject().put("at", time(change.at())).put("change", change.kind().name())
        .put("device", change.device().value()).put("deviceName", change.deviceName()).put("model", change.model())
        .put("before", change.before()).put("after", change.after());
  }

  static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  static @Nullable String word(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Enum words in their own order. */
  static <E extends Enum<E>> JsonArray words(Collection<E> words) {
    JsonArray array = new JsonArray();
    words.stream().sorted().forEach(word -> array.add(word.name()));
    return array;
  }

  private static JsonObject own(OwnDevice own) {
    return new JsonObject().put("place", own.place().value()).put("kind", own.kind().name()).put("name", own.name())
        .put("profile", own.profile()).put("serves", words(own.serves()));
  }

  private static JsonObject item(Item item) {
    JsonArray devices = new JsonArray();
    item.devices().forEach(device -> devices.add(device.value()));
    var proof = item.proof();
    return new JsonObject().put("id", item.id()).put("name", text(item.name())).put("state", item.state().name())
        .put("devices", devices).put("proof", proof == null ? null : proof.name())
        .put("provedAt", time(item.provedAt())).put("greatestAgeSeconds", item.greatestAge().toSeconds())
        .put("purposes", words(item.purposes()));
  }

  static JsonObject text(LocalText text) {
    return new JsonObject().put("sv", text.sv()).put("en", text.en());
  }

  private static JsonArray texts(Collection<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
