// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import io.vertx.core.json.JsonObject;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.RoomId;

/** What an enrolled agent needs to connect; kept between runs. */
record Credentials(RoomId room, AgentId agent, String shard, String host, int port, String username, String password,
    String caPem) {
  static Credentials of(JsonObject json) {
    return new Credentials(new RoomId(json.getString("room")), new AgentId(json.getString("agent")),
        json.getString("shard"), json.getString("mqttHost"), json.getInteger("mqttPort"), json.getString("username"),
        json.getString("password"), json.getString("caPem"));
  }

  JsonObject json() {
    return new JsonObject().put("room", room.value()).put("agent", agent.value()).put("shard", shard)
        .put("mqttHost", host).put("mqttPort", port).put("username", username).put("password", password)
        .put("caPem", caPem);
  }

  @Override
  public String toString() {
    return agent + " of room " + room; // never the password
  }
}
