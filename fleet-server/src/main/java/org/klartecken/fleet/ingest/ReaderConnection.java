// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.klartecken.contract.RoomReadiness;
import org.klartecken.contract.Topic;
import org.klartecken.contract.WireCodec;

/**
 * A door panel or a home automation that reads readiness. It gets QoS 0, since the next word replaces the last; one that
 * reads too slowly is disconnected.
 */
final class ReaderConnection {
  private static final String ROOMS = Topic.ROOT + "rooms";
  private static final int MOST_FILTERS = 100;
  private static final int MOST_UNWRITTEN = 50_000;
  private final MqttEndpoint endpoint;
  private final Gatekeeper.Reader.Allowed rights;
  private final Readers readers;
  private final Rejections rejections;
  private final WireCodec codec;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final AtomicInteger unwritten = new AtomicInteger();

  private record Subscription(TopicFilter filter, boolean retainAsPublished) {
  }

  ReaderConnection(MqttEndpoint endpoint, Gatekeeper.Reader.Allowed rights, Readers readers, Rejections rejections,
      WireCodec codec) {
    this.endpoint = endpoint;
    this.rights = rights;
    this.readers = readers;
    this.rejections = rejections;
    this.codec = codec;
  }

  /** Listens; the connection is accepted after this. */
  void attach() {
    endpoint.publishHandler(message -> {
      rejections.note(RejectReason.FOREIGN_TOPIC, "reader", "readers do not publish");
      if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE) {
        endpoint.publishAcknowledge(message.messageId(), MqttPubAckReasonCode.NOT_AUTHORIZED,
            MqttWords.reason("readers do not publish"));
      }
    });
    endpoint.subscribeHandler(this::subscribe);
    endpoint.unsubscribeHandler(this::unsubscribe);
    endpoint.closeHandler(_ -> readers.remove(this));
    endpoint.exceptionHandler(e -> rejections.note(RejectReason.PACKET_MALFORMED, "reader", String.valueOf(e)));
    readers.add(this);
  }

  private void subscribe(MqttSubscribeMessage message) {
    List<MqttSubAckReasonCode> codes = new ArrayList<>();
    List<Subscription> wantRetained = new ArrayList<>();
    for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
      Optional<TopicFilter> filter = TopicFilter.parse(wanted.topicName());
      MqttSubAckReasonCode code = judge(wanted.topicName(), filter);
      codes.add(code);
      if (code == MqttSubAckReasonCode.GRANTED_QOS0 && filter.isPresent()) {
        MqttSubscriptionOption option = wanted.subscriptionOption();
        var subscription = new Subscription(filter.get(), option.isRetainAsPublished());
        boolean isNew = subscriptions.put(wanted.topicName(), subscription) == null;
        if (wantsRetained(option, isNew)) {
          wantRetained.add(subscription);
        }
      }
    }
    endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
    wantRetained.forEach(this::deliverRetained);
  }

  private MqttSubAckReasonCode judge(String text, Optional<TopicFilter> filter) {
    if (text.startsWith("$share/")) {
      return MqttSubAckReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
    }
    if (filter.isEmpty()) {
      return MqttSubAckReasonCode.TOPIC_FILTER_INVALID;
    }
    if (!filter.get().staysBelow(ROOMS)) {
      rejections.note(RejectReason.FOREIGN_TOPIC, "reader", text);
      return MqttSubAckReasonCode.NOT_AUTHORIZED;
    }
    return subscriptions.size() < MOST_FILTERS
        ? MqttSubAckReasonCode.GRANTED_QOS0
        : MqttSubAckReasonCode.QUOTA_EXCEEDED;
  }

  private static boolean wantsRetained(MqttSubscriptionOption option, boolean isNew) {
    return switch (option.retainHandling()) {
      case SEND_AT_SUBSCRIBE -> true;
      case SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS -> isNew;
      case DONT_SEND_AT_SUBSCRIBE -> false;
    };
  }

  private void unsubscribe(MqttUnsubscribeMessage message) {
    List<MqttUnsubAckReasonCode> codes = new ArrayList<>();
    for (String topic : message.topics()) {
      codes.add(subscriptions.remove(topic) == null
          ? MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED
          : MqttUnsubAckReasonCode.SUCCESS);
    }
    endpoint.unsubscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
  }

  private void deliverRetained(Subscription subscription) {
    for (RoomReadiness word : readers.retained()) {
      String topic = Readers.topic(word);
      if (rights.sees(word.organisation()) && subscription.filter().matches(topic)) {
        send(topic, word, true);
      }
    }
  }

  /** Tells a new word, once, however many subscriptions match (§3.3.4). */
  void deliver(String topic, RoomReadiness word) {
    List<Subscription> matching = rights.sees(word.organisation())
        ? subscriptions.values().stream().filter(s -> s.filter().matches(topic)).toList()
        : List.of();
    if (!matching.isEmpty()) {
      send(topic, word, matching.stream().anyMatch(Subscription::retainAsPublished));
    }
  }

  private void send(String topic, RoomReadiness word, boolean retain) {
    try {
      if (unwritten.incrementAndGet() > MOST_UNWRITTEN) {
        rejections.note(RejectReason.OVERLOADED, "reader", "reads too slowly");
        endpoint.disconnect(MqttDisconnectReasonCode.QUOTA_EXCEEDED, MqttProperties.NO_PROPERTIES);
        return;
      }
      endpoint.publish(topic, Buffer.buffer(codec.encode(word)), MqttQoS.AT_MOST_ONCE, false, retain)
          .onComplete(_ -> unwritten.decrementAndGet());
    } catch (IllegalStateException | IllegalArgumentException e) { // it hung up meanwhile
      readers.remove(this);
    }
  }
}
