// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import io.avaje.jsonb.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who this agent is and whom it trusts; what the server answers to a token, and what is kept in {@code
 * credentials.json}.
 *
 * @param agent an {@link AgentId}
 * @param shard second level of its topics
 * @param mqttHost name or address in the server's certificate
 * @param password a secret, never logged
 * @param caPem the only certificate authority that this agent trusts with its messages
 * @param web address of the server's web, {@code https://fleet.example.org}; null in what was kept by older agents
 */
@Json
public record Credentials(String agent, String shard, String mqttHost, int mqttPort, String username, String password,
    String caPem, @Nullable String web) {
  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

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

  /** The same with that address of the web, unless the server named another. */
  Credentials withWeb(ServerAddress asked) {
    return web != null
        ? this
        : new Credentials(agent, shard, mqttHost, mqttPort, username, password, caPem, asked.toString());
  }

  /** Where the server's web is; empty when that is not known, or is no address. */
  public Optional<ServerAddress> webAddress() {
    try {
      return Optional.ofNullable(web).map(ServerAddress::parse);
    } catch (IllegalArgumentException e) {
      LOG.warn("reason=MALFORMED the address of the server's web is not used: {}", e.getMessage());
      return Optional.empty();
    }
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
