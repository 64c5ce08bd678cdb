// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttDisconnectMessage;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Command;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Topic;
import org.klartecken.contract.WireCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent's connection: its rights, what it may have in flight, and whether it said goodbye.
 *
 * <p>The library throws one or the other exception when a connection has ended meanwhile; both mean just that.
 */
final class AgentConnection {
  private static final Logger LOG = LoggerFactory.getLogger(AgentConnection.class);
  private static final int MOST_PACKET_IDS = 65_535;
  private final MqttEndpoint endpoint;
  private final AgentId agent;
  private final String commandTopic;
  private final String replyTopic;
  private final Inbox inbox;
  private final Rejections rejections;
  private final DoorLimits limits;
  private final AtomicLong waitingOctets;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger ordersSent = new AtomicInteger();
  private volatile boolean listens;
  private volatile boolean goodbye;

  /** @param waitingOctets of all connections together */
  AgentConnection(MqttEndpoint endpoint, AgentId agent, String shard, Inbox inbox, Rejections rejections,
      DoorLimits limits, AtomicLong waitingOctets) {
    this.endpoint = endpoint;
    this.agent = agent;
    this.commandTopic = new Topic.ToAgent(shard, agent).toString();
    this.replyTopic = new Topic.FromAgent(shard, agent, MessageKind.REPLY).toString();
    this.inbox = inbox;
    this.rejections = rejections;
    this.limits = limits;
    this.waitingOctets = waitingOctets;
  }

  AgentId agent() {
    return agent;
  }

  /** Listens; the connection is accepted after this. */
  void attach(Runnable ended) {
    endpoint.publishAutoAck(false).disconnectMessageHandler(this::disconnected);
    endpoint.subscribeHandler(this::subscribe);
    endpoint.unsubscribeHandler(message -> endpoint.unsubscribeAcknowledge(message.messageId(),
        message.topics().stream().map(this::unsubscribe).toList(), MqttProperties.NO_PROPERTIES));
    endpoint.publishHandler(this::published);
    endpoint.exceptionHandler(this::broken);
    endpoint.closeHandler(_ -> ended.run());
  }

  /** Whether the agent announced the end of its connection. */
  boolean saidGoodbye() {
    return goodbye;
  }

  private void disconnected(MqttDisconnectMessage message) {
    goodbye = message.code() == MqttDisconnectReasonCode.NORMAL;
  }

  private void published(MqttPublishMessage message) {
    if (message.topicName().isEmpty()) { // §3.3.2.3.4: an alias, which was never granted
      end(RejectReason.TOPIC_ALIAS, MqttDisconnectReasonCode.TOPIC_ALIAS_INVALID);
    } else if (message.qosLevel() == MqttQoS.EXACTLY_ONCE) { // §3.2.2.3.4
      end(RejectReason.QOS_TOO_HIGH, MqttDisconnectReasonCode.QOS_NOT_SUPPORTED);
    } else if (inFlight.incrementAndGet() > limits.inFlight()) { // §3.3.4
      end(RejectReason.TOO_MANY_IN_FLIGHT, MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED);
    } else {
      take(message);
    }
  }

  private void take(MqttPublishMessage message) {
    byte[] payload = message.payload().getBytes();
    Answer answer = new Answer(message.messageId(), message.qosLevel() == MqttQoS.AT_LEAST_ONCE, payload.length);
    if (waitingOctets.addAndGet(payload.length) > limits.waiting()) {
      rejections.note(RejectReason.OVERLOADED, agent.value(), "too much waits for its commit");
      answer.later(RejectReason.OVERLOADED);
      return;
    }
    try {
      inbox.published(agent, message.topicName(), payload, answer);
    } catch (RuntimeException e) { // otherwise only logged by the library, and the agent would wait for ever
      LOG.error("A message of agent {} was not taken", agent, e);
      answer.later(RejectReason.SERVER_FAULT);
    }
  }

  private void subscribe(MqttSubscribeMessage message) {
    var codes = message.topicSubscriptions().stream().map(wanted -> right(wanted.topicName())).toList();
    endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
  }

  private MqttSubAckReasonCode right(String filter) {
    if (filter.equals(commandTopic)) {
      listens = true;
      return MqttSubAckReasonCode.GRANTED_QOS1;
    }
    if (filter.startsWith("$share/")) {
      return MqttSubAckReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
    }
    rejections.note(RejectReason.FOREIGN_TOPIC, agent.value(), filter);
    return MqttSubAckReasonCode.NOT_AUTHORIZED;
  }

  private MqttUnsubAckReasonCode unsubscribe(String filter) {
    boolean known = listens && filter.equals(commandTopic);
    listens = listens && !known;
    return known ? MqttUnsubAckReasonCode.SUCCESS : MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED;
  }

  private void broken(Throwable cause) {
    if (cause instanceof TooLongFrameException) {
      end(RejectReason.TOO_LARGE, MqttDisconnectReasonCode.PACKET_TOO_LARGE);
    } else if (cause instanceof java.io.IOException) {
      LOG.debug("The connection of agent {} broke: {}", agent, cause.getMessage());
    } else {
      end(RejectReason.PACKET_MALFORMED, MqttDisconnectReasonCode.MALFORMED_PACKET);
    }
  }

  /** Sends an order; false when the agent does not listen. */
  boolean send(Command order, WireCodec codec, Instant now) {
    if (!listens) {
      return false;
    }
    try {
      long seconds = Duration.between(now, order.expiresAt()).toSeconds();
      endpoint.publish(commandTopic, Buffer.buffer(codec.encode(order)), MqttQoS.AT_LEAST_ONCE, false, false,
          nextPacketId(), MqttWords.order(replyTopic, order.id().getBytes(UTF_8), seconds));
      return true;
    } catch (IllegalStateException | IllegalArgumentException e) { // it hung up meanwhile
      return false;
    }
  }

  /** From 1 to 65,535 and anew (§2.2.1: never 0); no order waits so long for its acknowledgement. */
  private int nextPacketId() {
    return ordersSent.getAndUpdate(sent -> (sent + 1) % MOST_PACKET_IDS) + 1;
  }

  /** Notes a refusal and ends the connection with its reason. */
  void end(RejectReason reason, MqttDisconnectReasonCode code) {
    rejections.note(reason, agent.value(), code.name());
    disconnect(code);
  }

  void disconnect(MqttDisconnectReasonCode code) {
    try {
      endpoint.disconnect(code, MqttProperties.NO_PROPERTIES);
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.debug("Agent {} had hung up already", agent);
    }
  }

  /** The answer to one publication. */
  private final class Answer implements Receipt {
    private final int packet;
    private final boolean wanted;
    private final int octets;

    Answer(int packet, boolean wanted, int octets) {
      this.packet = packet;
      this.wanted = wanted;
      this.octets = octets;
    }

    @Override
    public void committed() {
      acknowledge(MqttPubAckReasonCode.SUCCESS, MqttProperties.NO_PROPERTIES);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
      acknowledge(MqttWords.refusal(reason), MqttWords.reason(reason + ": " + detail));
    }

    @Override
    public void later(RejectReason reason) { // the agent keeps it in its spool and sends it again
      acknowledge(MqttPubAckReasonCode.QUOTA_EXCEEDED, MqttWords.reason(reason.name()));
    }

    private void acknowledge(MqttPubAckReasonCode code, MqttProperties properties) {
      waitingOctets.addAndGet(-octets);
      inFlight.decrementAndGet();
      if (wanted) {
        try {
          endpoint.publishAcknowledge(packet, code, properties);
        } catch (IllegalStateException | IllegalArgumentException e) { // it hung up and will send again; the duplicate is recognised
          LOG.debug("Agent {} did not wait for its acknowledgement", agent);
        }
      }
    }
  }
}
