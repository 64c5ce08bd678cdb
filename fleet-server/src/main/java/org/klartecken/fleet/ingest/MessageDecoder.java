// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.util.Optional;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Message;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Printable;
import org.klartecken.contract.Topic;
import org.klartecken.contract.WireCodec;
import org.klartecken.contract.WireFault;

/** Topic and octets to a message of the agent that published them, or the reason why not. Pure. */
public final class MessageDecoder {
  private static final String FAMILY = "klartecken/";
  private final WireCodec codec;

  public MessageDecoder(WireCodec codec) {
    this.codec = codec;
  }

  /** What became of a publication. */
  public sealed interface Verdict {
    record Accepted(MessageKind kind, Message message) implements Verdict {
    }

    /** @param detail safe to log */
    record Rejected(RejectReason reason, String detail) implements Verdict {
    }
  }

  /** @param agent who published, as the front door knows it */
  public Verdict decode(AgentId agent, String topic, byte[] payload) {
    Optional<Topic> parsed = Topic.parse(topic);
    if (parsed.isEmpty()) {
      return new Verdict.Rejected(unknown(topic), Printable.quote(topic));
    }
    return switch (parsed.get()) {
      case Topic.FromAgent own when own.agent().equals(agent) -> decode(own.kind(), payload);
      case Topic.ToAgent own when own.agent().equals(agent) ->
        new Verdict.Rejected(RejectReason.WRONG_KIND, "agents do not publish commands");
      case Topic.FromAgent _,Topic.ToAgent _,Topic.ReadinessOf _ ->
        new Verdict.Rejected(RejectReason.FOREIGN_TOPIC, Printable.quote(topic));
    };
  }

  private Verdict decode(MessageKind kind, byte[] payload) {
    if (kind == MessageKind.GONE) {
      return new Verdict.Rejected(RejectReason.WRONG_KIND, "the will is not published by hand");
    }
    return switch (codec.decode(kind, payload)) {
      case Decoded.Accepted<Message>(Message message) -> new Verdict.Accepted(kind, message);
      case Decoded.Malformed<Message>(WireFault fault, String detail) ->
        new Verdict.Rejected(reason(fault), detail);
    };
  }

  private static RejectReason unknown(String topic) {
    boolean otherVersion = topic.startsWith(FAMILY + 'v') && !topic.startsWith(Topic.ROOT);
    return otherVersion ? RejectReason.UNKNOWN_VERSION : RejectReason.UNKNOWN_TOPIC;
  }

  private static RejectReason reason(WireFault fault) {
    return switch (fault) {
      case TOO_LARGE -> RejectReason.TOO_LARGE;
      case TOO_DEEP -> RejectReason.TOO_DEEP;
      case NOT_JSON -> RejectReason.NOT_JSON;
      case INVALID -> RejectReason.INVALID;
    };
  }
}
