// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartecken.readiness.TestRoom.CABLE;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.JABRA;
import static org.klartecken.readiness.TestRoom.item;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Device;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;

/** Of limits that one fault breaks the one is told that names it. */
class ExplainedTest {
  @Test
  void inADarkRoomNobodyIsSentAfterACoverOnTheLens() {
    assertEquals(List.of("camera.brightness"), broken(CAMERA, Map.of(ReadingNames.CAMERA_BRIGHTNESS, 3.0,
        ReadingNames.CAMERA_CONTRAST, 1.0, ReadingNames.CAMERA_UNDEREXPOSED, 100.0)));
    assertEquals(List.of("camera.underexposed"), broken(CAMERA, Map.of(ReadingNames.CAMERA_BRIGHTNESS, 8.0,
        ReadingNames.CAMERA_CONTRAST, 1.0, ReadingNames.CAMERA_UNDEREXPOSED, 80.0)));
    assertEquals(List.of("camera.contrast"), broken(CAMERA, Map.of(ReadingNames.CAMERA_BRIGHTNESS, 45.0,
        ReadingNames.CAMERA_CONTRAST, 1.0, ReadingNames.CAMERA_UNDEREXPOSED, 0.0)));
  }

  @Test
  void aNoisyRoomIsNotToldTwice() {
    assertEquals(List.of("audio.capture_noise"),
        broken(JABRA, Map.of(ReadingNames.AUDIO_CAPTURE_NOISE, -20.0, ReadingNames.AUDIO_LOOP_SNR, 3.0)));
    assertEquals(List.of("audio.loop_snr"),
        broken(JABRA, Map.of(ReadingNames.AUDIO_CAPTURE_NOISE, -35.0, ReadingNames.AUDIO_LOOP_SNR, 3.0)));
  }

  /** A sweep that stops and goes on later looks like one and its echo. */
  @Test
  void soundThatHaltsIsNotSaidToEcho() {
    assertEquals(List.of("audio.capture_dropouts"),
        broken(JABRA, Map.of(ReadingNames.AUDIO_CAPTURE_DROPOUTS, 1.0, ReadingNames.AUDIO_LOOP_ECHO, -3.0)));
    assertEquals(List.of("audio.loop_echo"),
        broken(JABRA, Map.of(ReadingNames.AUDIO_CAPTURE_DROPOUTS, 0.0, ReadingNames.AUDIO_LOOP_ECHO, -3.0)));
  }

  @Test
  void aBadCallIsToldByWhatMakesItBadAndByItsScoreWhereNothingElseDoes() {
    assertEquals(List.of("network.loss_at_least", "network.round_trip"), broken(CABLE,
        Map.of(ReadingNames.NETWORK_MOS_AT_MOST, 2.0, ReadingNames.NETWORK_LOSS_AT_LEAST, 9.0,
            ReadingNames.NETWORK_ROUND_TRIP, 0.5)));
    assertEquals(List.of("network.mos_at_most"), broken(CABLE, Map.of(ReadingNames.NETWORK_MOS_AT_MOST, 2.0,
        ReadingNames.NETWORK_LOSS_AT_LEAST, 0.0, ReadingNames.NETWORK_ROUND_TRIP, 0.1)));
  }

  @Test
  void whatIsGraverThanItsExplanationOrIsToldSoonerIsToldAsWell() {
    TestRoom room = TestRoom.whole()
        .read(CAMERA, ReadingNames.CAMERA_BRIGHTNESS, Value.of(3), ProofLevel.MEASURED);
    Finding dark = item(room.judged(), "camera").findings().getFirst();
    Finding flat = of(ReadingNames.CAMERA_CONTRAST, dark, dark.hold());
    assertEquals(List.of(dark), Explained.without(List.of(flat, dark)));
    Finding note = dark.atMost(Severity.NOTE);
    assertEquals(List.of(flat, note), Explained.without(List.of(flat, note)));
    Finding later = of(ReadingNames.CAMERA_BRIGHTNESS, dark, Duration.ofMinutes(2));
    assertEquals(List.of(flat, later), Explained.without(List.of(flat, later)));
  }

  private static Finding of(ReadingName reading, Finding like, Duration hold) {
    return new Finding(like.item(), like.device(), like.deviceName(), like.reason(), reading, like.severity(),
        like.since(), hold, like.text(), like.purposes());
  }

  private static List<String> broken(Device device, Map<ReadingName, Double> measured) {
    TestRoom room = TestRoom.whole();
    measured.forEach((name, number) -> room.read(device, name, Value.of(number), ProofLevel.MEASURED));
    return broken(room);
  }

  private static List<String> broken(TestRoom room) {
    return room.judged().findings().stream().filter(f -> f.reason() == FindingReason.LIMIT_BROKEN)
        .map(f -> String.valueOf(f.reading())).distinct().sorted().toList();
  }
}
