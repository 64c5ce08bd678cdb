// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page of a list that is sorted by a key without equals. */
record Page<T>(List<T> items, @Nullable String next) {
  /** The first {@code limit}, by key, of those whose key is greater than the cursor's. */
  static <T> Page<T> of(String list, Stream<T> all, Function<T, String> key, ApiRequest request) {
    String after = Cursor.read(list, request.cursor());
    List<T> rest = all.filter(item -> after == null || key.apply(item).compareTo(after) > 0)
        .sorted(Comparator.comparing(key)).toList();
    int limit = request.limit();
    List<T> items = rest.size() > limit ? rest.subList(0, limit) : rest;
    return new Page<>(items, rest.size() > limit ? Cursor.after(list, key.apply(items.getLast())) : null);
  }

  JsonObject json(Function<T, JsonObject> writer) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(writer.apply(item)));
    return new JsonObject().put("items", array).put("next", next);
  }
}
