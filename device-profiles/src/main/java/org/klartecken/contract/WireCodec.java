// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.Optional;

/** Record to JSON and back: the only JSON code for the wire. Thread-safe. */
@Json.Import({AgentInfo.class, Command.class, Device.class, DisplayIdentity.class, Message.Birth.class,
    Message.Heartbeat.class, Message.Reply.class, Message.Report.class, Message.SelfTest.class, Message.Usage.class,
    Observation.class,
    ProbeFailure.class, Reading.class, RoomReadiness.class, SelfTestStep.class, UsageSession.class, UsbIdentity.class,
    WireStamp.class})
public final class WireCodec {
  /** The largest message, in octets. */
  public static final int LARGEST = 256 * 1024;
  /** The deepest nesting. The contract itself needs five levels. */
  public static final int DEEPEST = 12;

  private final JsonType<Message.Birth> birth;
  private final JsonType<Message.Report> report;
  private final JsonType<Message.Heartbeat> heartbeat;
  private final JsonType<Message.Usage> usage;
  private final JsonType<Message.Reply> reply;
  private final JsonType<Message.SelfTest> selfTest;
  private final JsonType<Command> command;
  private final JsonType<RoomReadiness> readiness;
  private final JsonType<Observation> observation;

  public WireCodec() {
    Jsonb jsonb = WireAdapters.jsonb();
    birth = jsonb.type(Message.Birth.class);
    report = jsonb.type(Message.Report.class);
    heartbeat = jsonb.type(Message.Heartbeat.class);
    usage = jsonb.type(Message.Usage.class);
    reply = jsonb.type(Message.Reply.class);
    selfTest = jsonb.type(Message.SelfTest.class);
    command = jsonb.type(Command.class);
    readiness = jsonb.type(RoomReadiness.class);
    observation = jsonb.type(Observation.class);
  }

  public byte[] encode(Message message) {
    return switch (message) {
      case Message.Birth m -> birth.toJsonBytes(m);
      case Message.Report m -> report.toJsonBytes(m);
      case Message.Heartbeat m -> heartbeat.toJsonBytes(m);
      case Message.Usage m -> usage.toJsonBytes(m);
      case Message.Reply m -> reply.toJsonBytes(m);
      case Message.SelfTest m -> selfTest.toJsonBytes(m);
    };
  }

  public byte[] encode(Command order) {
    return command.toJsonBytes(order);
  }

  public byte[] encode(RoomReadiness word) {
    return readiness.toJsonBytes(word);
  }

  /** The canonical octets of a whole state, over which a digest is made. */
  public byte[] encode(Observation state) {
    return observation.toJsonBytes(state);
  }

  /** The kind of message that this is, and so the last level of its topic. */
  public static MessageKind kindOf(Message message) {
    return switch (message) {
      case Message.Birth _ -> MessageKind.BIRTH;
      case Message.Report _ -> MessageKind.REPORT;
      case Message.Heartbeat _ -> MessageKind.HEARTBEAT;
      case Message.Usage _ -> MessageKind.USAGE;
      case Message.Reply _ -> MessageKind.REPLY;
      case Message.SelfTest _ -> MessageKind.SELFTEST;
    };
  }

  /** Reads a message of a kind; {@code GONE} has no body and is INVALID here. Never throws on wrong octets. */
  public Decoded<Message> decode(MessageKind kind, byte[] json) {
    return switch (kind) {
      case BIRTH -> decode(birth, json);
      case REPORT -> decode(report, json);
      case HEARTBEAT -> decode(heartbeat, json);
      case USAGE -> decode(usage, json);
      case REPLY -> decode(reply, json);
      case SELFTEST -> decode(selfTest, json);
      case GONE -> new Decoded.Malformed<>(WireFault.INVALID, "a will has no body");
    };
  }

  /** Reads an order from the server. */
  public Decoded<Command> decodeCommand(byte[] json) {
    return decode(command, json);
  }

  /** Reads the public word about a room. */
  public Decoded<RoomReadiness> decodeReadiness(byte[] json) {
    return decode(readiness, json);
  }

  private static <T, S extends T> Decoded<T> decode(JsonType<S> type, byte[] json) {
    Optional<WireFault> fault = JsonGuard.inspect(json, LARGEST, DEEPEST);
    if (fault.isPresent()) {
      return new Decoded.Malformed<>(fault.get(), json.length + " octets");
    }
    try {
      return new Decoded.Accepted<>(type.fromJson(json));
    } catch (JsonException | IllegalStateException e) {
      return new Decoded.Malformed<>(WireFault.NOT_JSON, Printable.clean(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) { // constructors and java.time reject what is out of range
      return new Decoded.Malformed<>(WireFault.INVALID, Printable.clean(String.valueOf(e.getMessage())));
    }
  }
}
