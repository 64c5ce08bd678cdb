// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Topic;

/** Decides at a CONNECT who it is and whether they may come in. */
final class Admission {
  static final String READER = "reader";
  private static final Duration SPAN = Duration.ofSeconds(10);
  private final Gatekeeper gatekeeper;
  private final Rejections rejections;
  private final DoorLimits limits;
  private final InstantSource clock;
  private final IntSupplier connections;
  /** Wrong passwords from one address; many rooms may stand behind one. */
  private final RateLimit failures = new RateLimit(200, SPAN);
  /** One agent that connects again and again, or two that share credentials and take over from each other. */
  private final RateLimit returns = new RateLimit(10, SPAN);

  Admission(Gatekeeper gatekeeper, Rejections rejections, DoorLimits limits, InstantSource clock,
      IntSupplier connections) {
    this.gatekeeper = gatekeeper;
    this.rejections = rejections;
    this.limits = limits;
    this.clock = clock;
    this.connections = connections;
  }

  /** Where somebody goes who was let in. Called on the endpoint's event loop. */
  interface Hall {
    void agent(MqttEndpoint endpoint, AgentId agent, String shard);

    void reader(MqttEndpoint endpoint, Gatekeeper.Reader.Allowed rights);
  }

  /** Lets the client into the hall, or answers with the reason why not. */
  void admit(Vertx vertx, MqttEndpoint endpoint, Hall hall) {
    String address = endpoint.remoteAddress() == null ? "?" : endpoint.remoteAddress().hostAddress();
    MqttAuth auth = endpoint.auth();
    if (endpoint.protocolVersion() != 5) {
      refuse(endpoint, address, RejectReason.PROTOCOL_VERSION,
          MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
    } else if (connections.getAsInt() >= limits.connections()) {
      refuse(endpoint, address, RejectReason.SERVER_FULL, MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY);
    } else if (failures.exceeded(address, clock.instant())) {
      refuse(endpoint, address, RejectReason.CONNECT_RATE,
          MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED);
    } else if (auth == null || auth.getUsername() == null || auth.getPassword() == null) {
      unknown(endpoint, address);
    } else if (auth.getUsername().equals(READER)) {
      reader(vertx, endpoint, address, auth.getPassword(), hall);
    } else {
      agent(endpoint, address, auth, hall);
    }
  }

  private void reader(Vertx vertx, MqttEndpoint endpoint, String address, String token, Hall hall) {
    vertx.executeBlocking(() -> gatekeeper.reader(token)).onComplete(result -> {
      switch (result.succeeded() ? result.result() : new Gatekeeper.Reader.Denied()) {
        case Gatekeeper.Reader.Allowed rights -> hall.reader(endpoint, rights);
        case Gatekeeper.Reader.Denied _ -> unknown(endpoint, address);
      }
    });
  }

  private void agent(MqttEndpoint endpoint, String address, MqttAuth auth, Hall hall) {
    Optional<AgentId> named = agentId(auth.getUsername());
    String shard = named.map(gatekeeper::shardOf).orElse("");
    if (named.isEmpty() || shard.isEmpty() || !gatekeeper.isAgent(named.get(), shard, auth.getPassword())) {
      unknown(endpoint, address);
      return;
    }
    AgentId agent = named.get();
    Instant now = clock.instant();
    returns.count(agent.value(), now);
    if (returns.exceeded(agent.value(), now)) {
      refuse(endpoint, agent.value(), RejectReason.CONNECT_RATE,
          MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED);
    } else if (endpoint.will().isWillFlag() && !isOwnWill(endpoint.will().getWillTopic(), shard, agent)) {
      refuse(endpoint, agent.value(), RejectReason.FOREIGN_TOPIC,
          MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
    } else {
      hall.agent(endpoint, agent, shard);
    }
  }

  private static boolean isOwnWill(String topic, String shard, AgentId agent) {
    return new Topic.FromAgent(shard, agent, MessageKind.GONE).toString().equals(topic);
  }

  private static Optional<AgentId> agentId(String name) {
    try {
      return Optional.of(new AgentId(name));
    } catch (IllegalArgumentException notASlug) {
      return Optional.empty();
    }
  }

  private void unknown(MqttEndpoint endpoint, String address) {
    failures.count(address, clock.instant());
    refuse(endpoint, address, RejectReason.BAD_CREDENTIALS,
        MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
  }

  private void refuse(MqttEndpoint endpoint, String who, RejectReason reason, MqttConnectReturnCode code) {
    rejections.note(reason, who, code.name());
    endpoint.reject(code);
  }
}
