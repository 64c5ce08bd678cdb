// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.JABRA;
import static org.klartecken.readiness.TestRoom.item;
import static org.klartecken.room.Sightings.usb;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;

/** Which device programs use that do not choose. */
class DefaultDeviceTest {
  private static final ReadingName CAPTURE = ReadingNames.AUDIO_CAPTURE_DEFAULT;
  private static final ReadingName PLAYBACK = ReadingNames.AUDIO_PLAYBACK_DEFAULT;
  private static final Device SECOND = usb("1-7", "0b0e:0422", null, DeviceKind.SPEAKERPHONE, Capability.MICROPHONE,
      Capability.SPEAKER);
  private static final Device BUILT_IN = usb("1-8", "0d8c:0014", null, DeviceKind.OTHER, Capability.SPEAKER);

  @Test
  void aMicrophoneThatIsPassedOverForTheCamerasIsNamedWithIt() {
    TestRoom room = TestRoom.whole();
    says(room, JABRA, CAPTURE, false);
    says(room, CAMERA, CAPTURE, true);
    Item microphone = item(room.judged(), "microphone");
    assertEquals(List.of("microphone/LIMIT_BROKEN/usb:1-4/audio.capture_default"),
        microphone.findings().stream().map(Finding::key).toList());
    assertEquals(List.of(Severity.WARNING), microphone.findings().stream().map(Finding::severity).toList());
    assertEquals(ItemState.DEGRADED, microphone.state());
    assertEquals("The PC listens to the Logitech C930e instead of the Jabra Speak 510. Choose the Jabra Speak 510 as"
        + " microphone in its sound settings.", microphone.findings().getFirst().text().en());
    says(room, JABRA, CAPTURE, true);
    says(room, CAMERA, CAPTURE, false);
    assertEquals(List.of(), item(room.judged(), "microphone").findings());
  }

  @Test
  void anyOfTheKindsThatTheStandardPrefersWillDo() {
    TestRoom room = TestRoom.whole().plug(SECOND);
    says(room, JABRA, CAPTURE, false);
    says(room, SECOND, CAPTURE, true);
    assertEquals(List.of(), defaults(room));
  }

  @Test
  void aLoudspeakerOfNoPreferredKindIsAFault() {
    TestRoom room = TestRoom.whole().plug(BUILT_IN);
    says(room, JABRA, PLAYBACK, false);
    says(room, BUILT_IN, PLAYBACK, true);
    assertEquals(List.of("speaker/LIMIT_BROKEN/usb:1-4/audio.playback_default"), defaults(room));
  }

  @Test
  void whereNobodyCanTellNothingIsWrong() {
    TestRoom room = TestRoom.whole();
    assertEquals(List.of(), defaults(room));
    says(room, CAMERA, CAPTURE, true);
    assertEquals(List.of(), defaults(room), "of the speakerphone nothing is known");
  }

  @Test
  void whatWasToldTooLongAgoSaysNothing() {
    TestRoom room = TestRoom.whole();
    says(room, JABRA, CAPTURE, false);
    assertEquals(1, defaults(room).size());
    room.later(Duration.ofHours(2));
    room.proveAll();
    assertEquals(List.of(), defaults(room));
  }

  private static void says(TestRoom room, Device device, ReadingName name, boolean used) {
    room.read(device, name, Value.of(used), ProofLevel.ENUMERATED);
  }

  private static List<String> defaults(TestRoom room) {
    return room.judged().findings().stream().map(Finding::key).filter(key -> key.endsWith("_default")).toList();
  }
}
