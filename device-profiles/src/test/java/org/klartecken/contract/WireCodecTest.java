// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WireCodecTest {
  private static final Instant AT = Instant.parse("2026-11-21T08:00:00.123Z");
  private static final Stamp STAMP = new Stamp("b00t", 17, AT, 4711);
  private static final Device CAMERA = new Device(new DeviceId("usb:1-4.2"), DeviceKind.CAMERA, "MeetUp",
      DeviceId.HOST, Set.of(Capability.CAMERA, Capability.MICROPHONE),
      new UsbIdentity(UsbId.parse("046d:0866"), "1-4.2", "Logitech", "MeetUp", null, "0117"), null);
  private final WireCodec codec = new WireCodec();

  @Test
  void readsBackWhatItWrote() {
    var observation = new Observation(List.of(CAMERA),
        List.of(reading("usb.speed", Value.of(480e6)), reading("camera.streaming", Value.of(true)),
            reading("camera.formats", Value.of("YUYV, MJPG")), reading("host.load", Value.of(0.25))),
        List.of(
            new ProbeFailure(CAMERA.id(), new ReadingName("camera.formats"), FailureReason.PORT_BUSY, "in use", AT)));
    var birth = new Message.Birth(STAMP, new AgentInfo("0.1", "linux", "6.1"), observation, "d1", List.of());
    byte[] json = codec.encode(birth);
    assertEquals(new Decoded.Accepted<Message>(birth), codec.decode(MessageKind.BIRTH, json), new String(json, UTF_8));
  }

  @Test
  void readsUnknownWordsAsOtherAndIgnoresUnknownFields() {
    var json = """
        {"stamp":{"bootId":"b","sequence":1,"wallTime":"2026-11-21T08:00:00Z","monotonicMs":5,"new":{}},
         "observation":{"devices":[{"id":"usb:1-1","kind":"HOLOGRAM","name":"x","capabilities":["SMELL"]}]}}""";
    var report = (Message.Report) accepted(codec.decode(MessageKind.REPORT, json.getBytes(UTF_8)));
    Device device = report.observation().devices().getFirst();
    assertEquals(DeviceKind.OTHER, device.kind());
    assertEquals(Set.of(Capability.OTHER), device.capabilities());
  }

  @Test
  void rejectsEveryMalformedMessageWithItsFault() {
    assertEquals(WireFault.NOT_JSON, fault("hello"));
    assertEquals(WireFault.NOT_JSON, fault("{\"digest\":\"x\"} trailing"));
    assertEquals(WireFault.NOT_JSON, fault(""));
    assertEquals(WireFault.TOO_DEEP, fault("{\"x\":" + "[".repeat(20_000)));
    assertEquals(WireFault.TOO_LARGE, fault("{\"x\":\"" + "y".repeat(WireCodec.LARGEST) + "\"}"));
    assertEquals(WireFault.INVALID, fault("{\"digest\":\"x\"}"));
    assertEquals(WireFault.INVALID, fault(
        "{\"stamp\":{\"bootId\":\"b\",\"sequence\":-1,\"wallTime\":\"2026-11-21T08:00:00Z\",\"monotonicMs\":5}}"));
    assertEquals(WireFault.INVALID,
        fault("{\"stamp\":{\"bootId\":\"b\",\"sequence\":1,\"wallTime\":\"yesterday\",\"monotonicMs\":5}}"));
  }

  @Test
  void stampThatLacksANumberIsInvalidAndNotReadAsZero() {
    String whole = "{\"stamp\":{\"bootId\":\"b\",\"sequence\":7,\"wallTime\":\"2026-11-21T08:00:00Z\","
        + "\"monotonicMs\":8},\"digest\":\"d\"}";
    assertEquals(new Message.Heartbeat(new Stamp("b", 7, Instant.parse("2026-11-21T08:00:00Z"), 8), "d"),
        accepted(codec.decode(MessageKind.HEARTBEAT, whole.getBytes(UTF_8))));
    for (String number : List.of("\"sequence\":7", "\"monotonicMs\":8")) {
      String name = number.substring(0, number.length() - 1);
      for (String wrong : List.of("\"x\":1", name + "null", name + "true", name + "{}", name + "1.5",
          name + "-1", name + "9223372036854775808")) {
        assertEquals(WireFault.INVALID, fault(whole.replace(number, wrong)), wrong);
      }
      assertEquals(WireFault.INVALID, fault(whole.replace(number, name + "\"7\"")), "text");
    }
  }

  private WireFault fault(String json) {
    return assertInstanceOf(Decoded.Malformed.class, codec.decode(MessageKind.HEARTBEAT, json.getBytes(UTF_8))).fault();
  }

  private static <T> T accepted(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Accepted<T>(T message) -> message;
      case Decoded.Malformed<T>(WireFault fault, String detail) -> throw new AssertionError(fault + ": " + detail);
    };
  }

  private static Reading reading(String name, Value value) {
    return new Reading(CAMERA.id(), new ReadingName(name), value, Unit.NONE, ProofLevel.OPENED, AT);
  }
}
