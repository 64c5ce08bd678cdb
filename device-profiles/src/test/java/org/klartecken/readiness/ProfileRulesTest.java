// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.JABRA;
import static org.klartecken.readiness.TestRoom.item;
import static org.klartecken.room.Sightings.usb;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;

/** What profiles and classes know, as the judge uses it: each field of a profile changes a verdict somewhere. */
class ProfileRulesTest {
  private static final Device MEETUP = usb("1-5", "046d:0866", "M1", DeviceKind.CAMERA, Capability.CAMERA);
  private static final Device MEETUP_SOUND = usb("1-6", "046d:0867", null, DeviceKind.SPEAKERPHONE,
      Capability.MICROPHONE, Capability.SPEAKER);
  private static final Device BRIO = usb("1-2", "046d:085e", "B1", DeviceKind.CAMERA, Capability.CAMERA,
      Capability.MICROPHONE);
  private static final Device DONGLE = usb("1-4", "0b0e:24c8", "D1", DeviceKind.HEADSET, Capability.MICROPHONE,
      Capability.SPEAKER);

  @Test
  void aCameraWhoseDriverIsNotBoundFails() {
    TestRoom room = TestRoom.whole().read(CAMERA, ReadingNames.USB_DRIVERS, Value.of("snd-usb-audio 2"),
        ProofLevel.ENUMERATED);
    Item camera = item(room.judged(), "camera");
    assertEquals(ItemState.FAILED, camera.state());
    assertEquals(List.of(FindingReason.DRIVER_MISSING), reasons(camera));
    assertEquals(ItemState.PROVED, item(room.last, "microphone").state(), "its sound has its driver");
  }

  @Test
  void aCameraOfWhichADriverTookTooLittleIsLimited() {
    TestRoom room = TestRoom.whole().read(CAMERA, ReadingNames.USB_DRIVERS, Value.of("uvcvideo 1, snd-usb-audio 2"),
        ProofLevel.ENUMERATED);
    assertEquals(ItemState.DEGRADED, item(room.judged(), "camera").state());
    room.read(CAMERA, ReadingNames.USB_DRIVERS, Value.of("uvcvideo 2, snd-usb-audio 2"), ProofLevel.ENUMERATED);
    assertEquals(ItemState.PROVED, item(room.judged(), "camera").state());
  }

  @Test
  void aDriverThatTookTooLittleAndLetsNothingBeReadIsOneFault() {
    TestRoom room = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT)
        .read(CAMERA, ReadingNames.USB_DRIVERS, Value.of("uvcvideo 1, snd-usb-audio 2"), ProofLevel.ENUMERATED)
        .read(CAMERA, ReadingNames.USB_DRIVERS_MISSING, Value.of(1), ProofLevel.ENUMERATED);
    Item camera = item(room.judged(), "camera");
    assertEquals(ItemState.FAILED, camera.state());
    assertEquals(List.of(FindingReason.DRIVER_MISSING), reasons(camera));
    assertEquals(List.of(Severity.CRITICAL), camera.findings().stream().map(Finding::severity).toList());
  }

  @Test
  void aPromisedDriverThatIsBoundIsNotMissingWhateverElseLacksOne() {
    TestRoom room = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT)
        .read(CAMERA, ReadingNames.USB_DRIVERS, Value.of("uvcvideo 2, snd-usb-audio 2"), ProofLevel.ENUMERATED)
        .read(CAMERA, ReadingNames.USB_DRIVERS_MISSING, Value.of(1), ProofLevel.ENUMERATED);
    assertFalse(reasons(item(room.judged(), "camera")).contains(FindingReason.DRIVER_MISSING), "it tells nothing, but"
        + " its driver runs");
  }

  @Test
  void theSpeedThatAProfilePromisesIsALimitAndExplainsTheSmallPicture() {
    TestRoom room = TestRoom.whole().unplug(CAMERA).plug(BRIO)
        .read(BRIO, ReadingNames.USB_SPEED, Value.of(480e6), ProofLevel.ENUMERATED)
        .read(BRIO, ReadingNames.CAMERA_MAX_HEIGHT, Value.of(1080), ProofLevel.OPENED);
    Item camera = item(room.judged(), "camera");
    assertEquals(ItemState.DEGRADED, camera.state());
    assertEquals(1, camera.findings().size(), camera.findings()::toString);
    assertTrue(camera.findings().getFirst().text().en().contains("blue USB port"), camera.findings()::toString);
  }

  @Test
  void aSmallerPictureThanTheModelIsMadeForIsWorthANote() {
    TestRoom room = TestRoom.whole().unplug(CAMERA).plug(BRIO)
        .read(BRIO, ReadingNames.USB_SPEED, Value.of(5e9), ProofLevel.ENUMERATED)
        .read(BRIO, ReadingNames.CAMERA_MAX_HEIGHT, Value.of(1080), ProofLevel.OPENED)
        .read(BRIO, ReadingNames.CAMERA_MAX_RATE, Value.of(29.97), ProofLevel.OPENED);
    Item camera = item(room.judged(), "camera");
    assertEquals(ItemState.PROVED, camera.state());
    assertEquals(List.of(Severity.NOTE), camera.findings().stream().map(Finding::severity).toList());
    assertTrue(camera.findings().getFirst().text().sv().contains("1080\u00a0bildpunkter på höjden i stället för 2160"),
        camera.findings()::toString);
  }

  @Test
  void anAdapterWithoutItsCameraIsPresentAndUseless() {
    Device adapter = usb("1-2", "2bd9:ba01", null, DeviceKind.CAMERA, Capability.OTHER);
    TestRoom room = TestRoom.whole();
    room.judged();
    Item camera = item(room.unplug(CAMERA).plug(adapter).judged(), "camera");
    assertEquals(ItemState.FAILED, camera.state());
    assertEquals(List.of(FindingReason.NOTHING_BEHIND), reasons(camera));
    assertTrue(camera.findings().getFirst().text().sv().startsWith("Adaptern till Huddly-kameran är här"));
  }

  @Test
  void aBarWhosePictureIsHereAndWhoseSoundIsNotIsTorn() {
    TestRoom room = TestRoom.whole().unplug(CAMERA).unplug(JABRA).plug(MEETUP)
        .read(MEETUP, ReadingNames.CAMERA_MAX_HEIGHT, Value.of(2160), ProofLevel.OPENED);
    Item microphone = item(room.judged(), "microphone");
    assertEquals(ItemState.FAILED, microphone.state());
    assertEquals(List.of(FindingReason.CAPABILITY_MISSING), reasons(microphone));
    assertEquals("Logitech MeetUp", microphone.findings().getFirst().deviceName());
  }

  @Test
  void aPartThatWentAwayWhileItsSiblingStaysWasNotUnplugged() {
    TestRoom room = TestRoom.whole().unplug(CAMERA).unplug(JABRA).plug(MEETUP).plug(MEETUP_SOUND)
        .read(MEETUP, ReadingNames.CAMERA_MAX_HEIGHT, Value.of(2160), ProofLevel.OPENED)
        .read(MEETUP_SOUND, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED)
        .read(MEETUP_SOUND, ReadingNames.AUDIO_PLAYBACK, Value.of(true), ProofLevel.OPENED);
    assertEquals(ItemState.PROVED, item(room.judged(), "microphone").state());
    Item microphone = item(room.unplug(MEETUP_SOUND).judged(), "microphone");
    assertEquals(List.of(FindingReason.DEVICE_LOST), reasons(microphone));
    assertTrue(microphone.findings().getFirst().text().sv().startsWith("En del av Logitech MeetUp svarar inte"),
        microphone.findings()::toString);
  }

  @Test
  void aDongleProvesNothingUntilSoundHasMoved() {
    TestRoom room = TestRoom.whole().unplug(CAMERA).unplug(JABRA).plug(DONGLE)
        .read(DONGLE, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED);
    Item microphone = item(room.judged(), "microphone");
    assertEquals(ItemState.UNKNOWN, microphone.state());
    assertTrue(microphone.findings().stream().anyMatch(f -> f.text().sv().contains("Slå på headsetet")),
        microphone.findings()::toString);
    room.read(DONGLE, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.MOVED_DATA);
    assertEquals(ItemState.DEGRADED, item(room.judged(), "microphone").state(), "a headset stands in");
  }

  @Test
  void aMutedMicrophoneIsToldInTheWordsOfItsModel() {
    TestRoom room = TestRoom.whole().read(JABRA, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(true), ProofLevel.OPENED);
    Finding muted = item(room.judged(), "microphone").findings().getFirst();
    assertEquals(
        "Mikrofonen är avstängd. Tryck på mikrofonknappen på Jabra Speak 510, så att den röda ringen slocknar.",
        muted.text().sv());
  }

  @Test
  void anUnknownSpeakerphoneIsJudgedByItsClass() {
    Device unknown = usb("1-4", "dead:0001", "U1", DeviceKind.SPEAKERPHONE, Capability.MICROPHONE,
        Capability.SPEAKER);
    TestRoom room = TestRoom.whole().unplug(JABRA).unplug(CAMERA).plug(unknown)
        .read(unknown, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED)
        .read(unknown, ReadingNames.AUDIO_PLAYBACK, Value.of(true), ProofLevel.OPENED)
        .read(unknown, ReadingNames.USB_DRIVERS, Value.of("snd-usb-audio 3"), ProofLevel.ENUMERATED);
    assertEquals(ItemState.PROVED, item(room.judged(), "microphone").state());
    room.read(unknown, ReadingNames.AUDIO_PLAYBACK_VOLUME, Value.of(4), ProofLevel.OPENED);
    assertEquals(ItemState.DEGRADED, item(room.judged(), "speaker").state());
    room.read(unknown, ReadingNames.USB_DRIVERS, Value.of("none"), ProofLevel.ENUMERATED);
    assertEquals(List.of(FindingReason.DRIVER_MISSING), reasons(item(room.judged(), "speaker")));
  }

  @Test
  void whatAModelCannotDoUnderOneOfItsIdsIsNotMissed() {
    Device ms = usb("1-4", "0b0e:0422", null, DeviceKind.SPEAKERPHONE, Capability.MICROPHONE, Capability.SPEAKER);
    assertEquals(List.of(), reasons(item(TestRoom.whole().judged(), "speaker")), "0420 has no telephone buttons");
    TestRoom room = TestRoom.whole().unplug(JABRA).plug(ms)
        .read(ms, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED)
        .read(ms, ReadingNames.AUDIO_PLAYBACK, Value.of(true), ProofLevel.OPENED);
    assertEquals(List.of(FindingReason.CAPABILITY_MISSING), reasons(item(room.judged(), "speaker")));
    assertEquals(ItemState.PROVED, item(room.last, "speaker").state(), "the buttons are worth a note");
  }

  private static List<FindingReason> reasons(Item item) {
    return item.findings().stream().map(Finding::reason).toList();
  }
}
