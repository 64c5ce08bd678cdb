// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingNames;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.Severity;

class AssessmentCodecTest {
  private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456789Z");
  private static final LocalText TEXT = new LocalText("Sätt tillbaka kabeln.", "Put the cable back.");
  private static final Finding LOST = new Finding("microphone", new DeviceId("usb:1-4"), "Jabra",
      FindingReason.DEVICE_LOST,
      null, Severity.CRITICAL, AT, Duration.ofSeconds(20), TEXT, Set.of(Purpose.AUDIO));
  private static final Finding SLOW = new Finding("camera", null, "", FindingReason.LIMIT_BROKEN,
      ReadingNames.USB_SPEED,
      Severity.WARNING, AT, Duration.ofMillis(1500), TEXT, Set.of());
  private final AssessmentCodec codec = new AssessmentCodec();

  @Test
  void findingsAreStoredAndReadBack() {
    assertEquals(new Decoded.Accepted<>(List.of(LOST, SLOW)), codec.decodeFindings(codec.encode(List.of(LOST, SLOW))));
    assertEquals(new Decoded.Accepted<>(List.of()), codec.decodeFindings(codec.encode(List.of())));
  }

  @Test
  void judgementsAreStoredAndReadBack() {
    var item = new Item("microphone", TEXT, ItemState.FAILED, List.of(), null, null, Duration.ofDays(1),
        Set.of(Purpose.AUDIO), List.of(LOST));
    var judged = new Assessment(Readiness.NOT_READY,
        Map.of(Purpose.AUDIO, new PurposeVerdict(Purpose.AUDIO, Readiness.NOT_READY, List.of("microphone"))),
        List.of(item), List.of(LOST), Instant.MAX);
    assertEquals(new Decoded.Accepted<>(judged), codec.decode(codec.encode(judged)));
  }

  @Test
  void aFaultOfEveryLineIsStoredOnceAndEachLineKeepsItsOwn() {
    var camera = new Item("camera", TEXT, ItemState.FAILED, List.of(), null, null, Duration.ofDays(1), Set.of(),
        List.of(SLOW, LOST));
    var microphone = new Item("microphone", TEXT, ItemState.FAILED, List.of(), null, null, Duration.ofDays(1), Set.of(),
        List.of(LOST));
    var judged = new Assessment(Readiness.NOT_READY, Map.of(), List.of(camera, microphone), List.of(LOST), AT);
    byte[] json = codec.encode(judged);
    assertEquals(new Decoded.Accepted<>(judged), codec.decode(json));
    assertEquals(2, new String(json, StandardCharsets.UTF_8).split("DEVICE_LOST", -1).length);
  }

  @Test
  void octetsOfAnotherProgramAreMalformed() {
    byte[] foreign = "{\"findings\":7}".getBytes(StandardCharsets.UTF_8);
    assertInstanceOf(Decoded.Malformed.class, codec.decode(foreign));
    assertInstanceOf(Decoded.Malformed.class, codec.decodeFindings(foreign));
  }
}
