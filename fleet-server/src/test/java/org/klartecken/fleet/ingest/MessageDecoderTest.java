// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.Sample;
import org.klartecken.fleet.ingest.MessageDecoder.Verdict;

class MessageDecoderTest {
  private static final AgentId A1 = new AgentId("a1");
  private static final byte[] HEARTBEAT = Sample.CODEC
      .encode(Sample.heartbeat("boot", 1, Instant.parse("2026-11-21T08:00:00Z"), "d1"));
  private final MessageDecoder decoder = new MessageDecoder(new WireCodec());

  @Test
  void acceptsAMessageOnItsOwnTopic() {
    var accepted = assertInstanceOf(Verdict.Accepted.class,
        decoder.decode(A1, "klartecken/v1/s1/a1/heartbeat", HEARTBEAT));
    assertEquals(MessageKind.HEARTBEAT, accepted.kind());
  }

  @Test
  void everyWrongTopicHasItsReason() {
    assertEquals(RejectReason.FOREIGN_TOPIC, reason("klartecken/v1/s1/a2/heartbeat", HEARTBEAT));
    assertEquals(RejectReason.FOREIGN_TOPIC, reason("klartecken/v1/s1/a2/command", HEARTBEAT));
    assertEquals(RejectReason.FOREIGN_TOPIC, reason("klartecken/v1/rooms/town/an/readiness", HEARTBEAT));
    assertEquals(RejectReason.UNKNOWN_VERSION, reason("klartecken/v2/s1/a1/heartbeat", HEARTBEAT));
    assertEquals(RejectReason.UNKNOWN_TOPIC, reason("klartecken/v1/s1/a1/poem", HEARTBEAT));
    assertEquals(RejectReason.UNKNOWN_TOPIC, reason("x", HEARTBEAT));
    assertEquals(RejectReason.WRONG_KIND, reason("klartecken/v1/s1/a1/gone", new byte[0]));
    assertEquals(RejectReason.WRONG_KIND, reason("klartecken/v1/s1/a1/command", HEARTBEAT));
  }

  @Test
  void everyWrongPayloadHasItsReason() {
    String topic = "klartecken/v1/s1/a1/heartbeat";
    assertEquals(RejectReason.NOT_JSON, reason(topic, new byte[0]));
    assertEquals(RejectReason.NOT_JSON, reason(topic, "hello".getBytes(UTF_8)));
    assertEquals(RejectReason.INVALID, reason(topic, "{}".getBytes(UTF_8)));
    assertEquals(RejectReason.TOO_DEEP, reason(topic, ("{\"x\":" + "[".repeat(5_000)).getBytes(UTF_8)));
    assertEquals(RejectReason.TOO_LARGE, reason(topic, new byte[WireCodec.LARGEST + 1]));
    assertEquals(RejectReason.INVALID, reason("klartecken/v1/s1/a1/birth", HEARTBEAT));
  }

  @Test
  void detailOfAHostileTopicHasNoControlCharacters() {
    var rejected = assertInstanceOf(Verdict.Rejected.class,
        decoder.decode(A1, "a\nINFO: forged line\u001b[2J", HEARTBEAT));
    assertFalse(rejected.detail().contains("\n") || rejected.detail().contains("\u001b"), rejected.detail());
  }

  private RejectReason reason(String topic, byte[] payload) {
    return assertInstanceOf(Verdict.Rejected.class, decoder.decode(A1, topic, payload)).reason();
  }
}
