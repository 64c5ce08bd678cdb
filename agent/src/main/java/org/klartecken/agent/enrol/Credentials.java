// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import io.avaje.jsonb.Json;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Topic;

/**
 * Who this agent is and whom it trusts; what the server answers to a token, and what is kept in {@code
 * credentials.json}.
 *
 * @param agent an {@link AgentId}
 * @param shard second level of its topics
 * @param mqttHost name or address in the server's certificate
 * @param password a secret, never logged
 * @param caPem the only certificate authority that this agent trusts
 */
@Json
public record Credentials(String agent, String shard, String mqttHost, int mqttPort, String username, String password,
    String caPem) {
  public Credentials {
    require(agent, "agent");
    require(shard, "shard");
    require(mqttHost, "mqttHost");
    require(username, "username");
    require(password, "password");
    require(caPem, "caPem");
    if (mqttPort < 1 || mqttPort > 65_535) {
      throw new IllegalArgumentException("mqttPort lies between 1 and 65535");
    }
    if (shard.equals("rooms") || Topic.parse(new Topic.ToAgent(shard, new AgentId(agent)).toString()).isEmpty()) {
      throw new IllegalArgumentException("the shard is no level of a topic");
    }
  }

  public AgentId id() {
    return new AgentId(agent);
  }

  public Topic.FromAgent topic(MessageKind kind) {
    return new Topic.FromAgent(shard, id(), kind);
  }

  public Topic.ToAgent commands() {
    return new Topic.ToAgent(shard, id());
  }

  private static void require(String value, String field) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("credentials need " + field);
    }
  }

  @Override
  public String toString() {
    return "agent " + agent + " of " + mqttHost + ':' + mqttPort;
  }
}
