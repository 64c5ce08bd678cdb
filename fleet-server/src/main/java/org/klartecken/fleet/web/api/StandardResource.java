// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;

/** The room standards in force. */
final class StandardResource {
  private final Supplier<ProfileCatalog> catalog;

  StandardResource(Supplier<ProfileCatalog> catalog) {
    this.catalog = catalog;
  }

  JsonObject list(ApiRequest request) {
    return Page.of("standards", catalog.get().standards().stream(), RoomStandard::id, request)
        .json(StandardResource::standard);
  }

  /** The schema {@code Standard}. */
  private static JsonObject standard(RoomStandard standard) {
    JsonArray items = new JsonArray();
    standard.items().forEach(item -> items.add(item(item, standard)));
    JsonArray replaces = new JsonArray();
    standard.replaces().stream().sorted().forEach(replaces::add);
    return new JsonObject().put("id", standard.id()).put("replaces", replaces)
        .put("name", RoomJson.text(standard.name())).put("description", RoomJson.text(standard.description()))
        .put("purposes", RoomJson.words(standard.purposes().keySet()))
        .put("connectors", RoomJson.words(standard.connectors())).put("items", items);
  }

  private static JsonObject item(StandardItem item, RoomStandard standard) {
    return new JsonObject().put("id", item.id()).put("name", RoomJson.text(item.name()))
        .put("needs", item.needs().name()).put("amount", item.amount()).put("optional", item.optional())
        .put("proof", item.proof().name()).put("greatestAgeSeconds", item.greatestAge().toSeconds())
        .put("purposes", RoomJson.words(standard.purposesOf(item.id())));
  }
}
