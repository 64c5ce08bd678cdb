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
 * @param news what people did, such as moving a device; of the last days
 */
record RoomView(boolean heard, String readiness, List<Seen> findings, List<Seen> news) {
  /**
   * A finding.
   *
   * @param item the line of the room's standard
   * @param told whether it has lasted long enough that people are told
   * @param since when it began, as the server says it
   */
  record Seen(String item, String device, Reason reason, boolean told, String since) {
    @Override
    public String toString() {
      return item + " " + reason;
    }
  }

  static RoomView of(JsonObject room) {
    List<JsonObject> all = objects(room.getJsonArray("findings", new JsonArray())).toList();
    return new RoomView(room.getString("presence", "").equals("HEARD"), room.getString("readiness", ""),
        all.stream().filter(f -> !isNote(f)).map(RoomView::seen).toList(),
        all.stream().filter(RoomView::isNote).map(RoomView::seen).filter(s -> s.reason().reason().isNews()).toList());
  }

  private static boolean isNote(JsonObject finding) {
    return finding.getString("severity").equals("NOTE");
  }

  private static Seen seen(JsonObject finding) {
    return new Seen(finding.getString("item"), finding.getString("deviceName", ""), Reason.of(finding),
        finding.getBoolean("firing"), finding.getString("since", ""));
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
