// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A room as the server shows it at one moment.
 *
 * @param heard whether its agent is heard
 * @param readiness of the room, or the empty text while nobody knows it
 * @param findings worst first, without notes
 */
record RoomView(boolean heard, String readiness, List<Seen> findings) {
  /**
   * A finding.
   *
   * @param item the line of the room's standard
   * @param told whether it has lasted long enough that people are told
   */
  record Seen(String item, String device, Reason reason, boolean told) {
    @Override
    public String toString() {
      return item + " " + reason;
    }
  }

  static RoomView of(JsonObject room) {
    List<Seen> findings = objects(room.getJsonArray("findings", new JsonArray()))
        .filter(f -> !f.getString("severity").equals("NOTE"))
        .map(f -> new Seen(f.getString("item"), f.getString("deviceName", ""), Reason.of(f), f.getBoolean("firing")))
        .toList();
    return new RoomView(room.getString("presence", "").equals("HEARD"), room.getString("readiness", ""), findings);
  }

  static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  /** Whether the agent is heard and nothing is wrong. */
  boolean isCalm() {
    return heard && findings.isEmpty();
  }

  /** The worst finding that people are told. */
  Optional<Seen> worstTold() {
    return findings.stream().filter(Seen::told).findFirst();
  }
}
