// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.readiness.TestRoom.CABLE;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.CATALOG;
import static org.klartecken.readiness.TestRoom.JABRA;
import static org.klartecken.readiness.TestRoom.SCREEN;
import static org.klartecken.readiness.TestRoom.item;
import static org.klartecken.room.Sightings.HOST;
import static org.klartecken.room.Sightings.NOON;
import static org.klartecken.room.Sightings.usb;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.Severity;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

class JudgeTest {
  private static final ReadingName FORMATS = new ReadingName("camera.formats");
  private static final Device CAM_LINK = usb("1-7", "0fd9:0066", "L", DeviceKind.CAMERA, Capability.CAMERA);

  @Test
  void aWholeRoomIsReadyForAllThatItOffersAndHasNothingToTell() {
    Assessment judged = TestRoom.whole().judged();
    assertEquals(Readiness.READY, judged.readiness());
    assertEquals(Set.of(Purpose.IN_ROOM, Purpose.AUDIO, Purpose.HYBRID), judged.purposes().keySet());
    assertEquals(List.of(), judged.findings());
    assertEquals(ItemState.NOT_APPLICABLE, item(judged, "laptop").state());
    assertEquals(ItemState.PROVED, item(judged, "camera").state());
    assertEquals(ProofLevel.OPENED, item(judged, "camera").proof());
    assertEquals(List.of(JABRA.id()), item(judged, "microphone").devices());
  }

  @Test
  void aRoomThatWasNeverHeardOfIsUnknown() {
    Assessment judged = Judge.assess(RoomState.unheard(NOON), new TestRoom().standard, CATALOG, List.of(), NOON);
    assertEquals(Readiness.UNKNOWN, judged.readiness());
    assertEquals(List.of(FindingReason.AGENT_SILENT), judged.findings().stream().map(Finding::reason).toList());
    assertTrue(judged.items().stream().allMatch(i -> i.state() == ItemState.UNKNOWN));
  }

  @Test
  void aSilentAgentMakesEverythingUnknownAndNothingBroken() {
    TestRoom room = TestRoom.whole().unplug(JABRA);
    assertEquals(Readiness.NOT_READY, room.judged().readiness());
    room.later(Duration.ofSeconds(35)).state = RoomStateReducer.silent(room.state, room.now);
    Assessment judged = room.judgedWithoutReport();
    assertEquals(Readiness.UNKNOWN, judged.readiness());
    assertTrue(judged.purposes().values().stream().allMatch(v -> v.readiness() == Readiness.UNKNOWN));
    Finding silent = only(judged);
    assertEquals(FindingReason.AGENT_SILENT, silent.reason());
    assertEquals(room.now, silent.since());
    assertFalse(silent.fires(room.now));
    assertEquals(judged.nextChange(), silent.since().plus(silent.hold()));
    assertEquals(NOON, requireNonNull(item(judged, "camera").provedAt()), "the last proof stays in view");
  }

  @Test
  void aDeviceThatVanishesFailsItsLinesAtOnceAndIsToldOfAfterItsHoldTime() {
    TestRoom room = TestRoom.whole();
    room.judged();
    room.later(Duration.ofSeconds(5)).unplug(JABRA).unplug(CAMERA);
    Assessment judged = room.judged();
    assertEquals(ItemState.FAILED, item(judged, "microphone").state());
    assertEquals(ItemState.FAILED, item(judged, "speaker").state());
    assertEquals(Readiness.NOT_READY, verdict(judged, Purpose.HYBRID).readiness());
    assertEquals(Readiness.READY, verdict(judged, Purpose.IN_ROOM).readiness());
    assertEquals(Readiness.NOT_READY, judged.readiness());
    Finding lost = found(judged, "speaker", FindingReason.DEVICE_LOST);
    assertEquals("Sätt tillbaka kabeln till högtalarmikrofonen Jabra Speak 510 i rumsdatorn.", lost.text().sv());
    assertEquals(JABRA.id(), lost.device());
    assertEquals(Set.of(Purpose.AUDIO, Purpose.HYBRID), lost.purposes());
    assertFalse(lost.fires(room.now));
    room.later(Duration.ofSeconds(20));
    assertTrue(found(room.judged(), "speaker", FindingReason.DEVICE_LOST).fires(room.now));
    room.plug(JABRA).plug(CAMERA).proveAll();
    assertEquals(List.of(), room.judged().findings());
  }

  @Test
  void theBeginOfAFaultIsCarriedOver() {
    TestRoom room = TestRoom.whole().read(JABRA, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(true), ProofLevel.OPENED);
    room.judged();
    room.later(Duration.ofSeconds(90)).judged();
    Finding muted = found(room.last, "microphone", FindingReason.LIMIT_BROKEN);
    assertEquals(NOON, muted.since());
    assertEquals(NOON.plusSeconds(120), room.last.nextChange());
    assertTrue(muted.text().en().contains("Jabra Speak 510"), muted.text().en());
    room.read(JABRA, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(false), ProofLevel.OPENED).judged();
    room.later(Duration.ofSeconds(9)).read(JABRA, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(true), ProofLevel.OPENED);
    assertEquals(room.now, found(room.judged(), "microphone", FindingReason.LIMIT_BROKEN).since());
  }

  @Test
  void aMutedMicrophoneLeavesTheLoudspeakerAlone() {
    TestRoom room = TestRoom.whole().unplug(CAMERA).read(JABRA, ReadingNames.AUDIO_CAPTURE_MUTED, Value.of(true),
        ProofLevel.OPENED);
    Assessment judged = room.judged();
    assertEquals(ItemState.FAILED, item(judged, "microphone").state());
    assertEquals(ItemState.PROVED, item(judged, "speaker").state());
  }

  @Test
  void theCamerasOwnMicrophoneStandsInForALostOne() {
    TestRoom room = TestRoom.whole();
    room.judged();
    Assessment judged = room.unplug(JABRA).judged();
    Item microphone = item(judged, "microphone");
    assertEquals(ItemState.DEGRADED, microphone.state());
    assertEquals(List.of(CAMERA.id()), microphone.devices());
    assertEquals(List.of(FindingReason.DEVICE_LOST), reasons(microphone));
    assertEquals(Severity.WARNING, microphone.findings().getFirst().severity());
  }

  @Test
  void theCamerasOwnMicrophoneStandsInWhereThereNeverWasAnother() {
    Item microphone = item(TestRoom.whole().unplug(JABRA).judged(), "microphone");
    assertEquals(ItemState.DEGRADED, microphone.state());
    assertEquals(List.of(FindingReason.SUBSTITUTE), reasons(microphone));
    assertEquals(ItemState.PROVED,
        item(TestRoom.whole().unplug(JABRA).heldAgainst("huddle").judged(), "microphone").state());
  }

  @Test
  void oldProofIsStaleAndAStaleLineMakesThePurposeUnknown() {
    TestRoom room = TestRoom.whole();
    assertEquals(NOON.plus(Duration.ofMinutes(15)), room.judged().nextChange());
    room.later(Duration.ofMinutes(15));
    Assessment judged = room.judgedWithoutReport();
    assertEquals(ItemState.STALE, item(judged, "network").state());
    assertEquals(ItemState.STALE, item(judged, "display").state());
    assertEquals(ItemState.PROVED, item(judged, "camera").state());
    assertEquals(Readiness.UNKNOWN, verdict(judged, Purpose.HYBRID).readiness());
    Finding stale = found(judged, "network", FindingReason.PROOF_STALE);
    assertEquals(NOON.plus(Duration.ofMinutes(15)), stale.since());
    assertEquals(ProofLevel.MOVED_DATA, item(judged, "network").proof());
    assertEquals(NOON, item(judged, "network").provedAt());
  }

  @Test
  void aProofThatIsTooWeakIsNoProof() {
    TestRoom room = TestRoom.whole().forget(CABLE, ReadingNames.NETWORK_DNS_TIME);
    Assessment judged = room.judged();
    assertEquals(ItemState.UNKNOWN, item(judged, "network").state());
    assertEquals(List.of(FindingReason.PROOF_MISSING), reasons(item(judged, "network")));
    assertEquals(Readiness.UNKNOWN, judged.readiness());
  }

  @Test
  void theBusProvesOnlyThatADeviceIsListed() {
    TestRoom room = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT);
    room.read(CAMERA, ReadingNames.USB_SPEED, Value.of(480e6), ProofLevel.MEASURED);
    assertEquals(ItemState.UNKNOWN, item(room.judged(), "camera").state());
  }

  @ParameterizedTest
  @EnumSource(names = {"PORT_BUSY"})
  void aCameraInUseIsNoFaultAndItsUseIsProof(FailureReason busy) {
    TestRoom room = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT).fail(CAMERA, FORMATS, busy);
    Assessment judged = room.judged();
    assertEquals(ItemState.PROVED, item(judged, "camera").state());
    assertEquals(List.of(), judged.findings());
    TestRoom flagged = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT).read(CAMERA,
        ReadingNames.CAMERA_IN_USE, Value.of(true), ProofLevel.ENUMERATED);
    assertEquals(ItemState.PROVED, item(flagged.judged(), "camera").state());
    flagged.read(CAMERA, ReadingNames.CAMERA_IN_USE, Value.of(false), ProofLevel.ENUMERATED);
    assertEquals(ItemState.UNKNOWN, item(flagged.judged(), "camera").state());
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "MALFORMED_REPLY", "DEVICE_GONE"})
  void aDeviceThatDoesNotAnswerHasFailed(FailureReason reason) {
    TestRoom room = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT).fail(CAMERA, FORMATS, reason);
    Assessment judged = room.judged();
    assertEquals(ItemState.FAILED, item(judged, "camera").state());
    assertEquals(List.of(FindingReason.PROBE_FAILED), reasons(item(judged, "camera")));
    assertEquals(ItemState.PROVED, item(judged, "microphone").state());
  }

  @Test
  void aFailedProbeBesideAGoodOneIsOnlyANote() {
    Assessment judged = TestRoom.whole().fail(CAMERA, FORMATS, FailureReason.TIMEOUT).judged();
    assertEquals(ItemState.PROVED, item(judged, "camera").state());
    assertEquals(Severity.NOTE, only(judged).severity());
  }

  @Test
  void itsOwnLastAnswerDoesNotOutweighAProbesFailure() {
    TestRoom room = TestRoom.whole();
    room.judged();
    room.later(Duration.ofSeconds(30)).fail(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT, FailureReason.TIMEOUT);
    assertEquals(ItemState.FAILED, item(room.judged(), "camera").state());
  }

  @Test
  void aProofFromBeforeTheFailureDoesNotOutweighIt() {
    TestRoom room = TestRoom.whole();
    room.judged();
    room.later(Duration.ofMinutes(10)).fail(CAMERA, FORMATS, FailureReason.TIMEOUT);
    assertEquals(ItemState.FAILED, item(room.judged(), "camera").state());
  }

  @Test
  void aMissingPermissionMakesUsBlindAndSaysSo() {
    TestRoom room = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT).fail(CAMERA, FORMATS,
        FailureReason.ACCESS_DENIED);
    Item camera = item(room.judged(), "camera");
    assertEquals(ItemState.UNKNOWN, camera.state());
    assertEquals(List.of(FindingReason.PROBE_FAILED), reasons(camera));
  }

  @Test
  void whatCannotBeObservedIsUnknownAndNoFaultOfTheDevice() {
    TestRoom room = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT).fail(CAMERA, FORMATS,
        FailureReason.UNSUPPORTED);
    assertEquals(List.of(FindingReason.PROOF_MISSING), reasons(item(room.judged(), "camera")));
  }

  @Test
  void aDisplayAsleepIsFineAndOneSwitchedOffIsALimitAndAnEmptyConnectorIsNone() {
    assertEquals(ItemState.PROVED, display("asleep").state());
    assertEquals(ItemState.DEGRADED, display("off").state());
    assertEquals(ItemState.FAILED, display("disconnected").state());
    assertEquals(List.of(FindingReason.DEVICE_MISSING), reasons(display("disconnected")));
  }

  @Test
  void oneOfTwoDisplaysIsALimit() {
    Assessment judged = TestRoom.whole().heldAgainst("council").judged();
    assertEquals(ItemState.DEGRADED, item(judged, "display").state());
    assertEquals(List.of(FindingReason.DEVICE_MISSING), reasons(item(judged, "display")));
    assertEquals(Readiness.DEGRADED, verdict(judged, Purpose.FORMAL_SITTING).readiness());
  }

  @Test
  void aDeviceInUpdateModeIsPresentAndUseless() {
    Device updating = usb("1-8", "046d:0859", null, DeviceKind.OTHER, Capability.UPDATE_MODE);
    TestRoom room = TestRoom.whole().unplug(JABRA).unplug(CAMERA).plug(updating);
    Item speaker = item(room.judged(), "speaker");
    assertEquals(ItemState.FAILED, speaker.state());
    assertEquals(List.of(FindingReason.UPDATE_MODE), reasons(speaker));
    assertTrue(speaker.findings().getFirst().text().sv().startsWith("Logitech MeetUp håller på att uppdateras"));
  }

  @Test
  void aLostDeviceWhosePortHoldsSomethingInUpdateModeWasNotUnplugged() {
    TestRoom room = TestRoom.whole();
    room.judged();
    Device updating = usb("1-2", "1234:0bad", null, DeviceKind.OTHER, Capability.UPDATE_MODE);
    room.unplug(CAMERA).plug(updating);
    assertEquals(List.of(FindingReason.UPDATE_MODE), reasons(item(room.judged(), "camera")));
  }

  @Test
  void aDeviceWithoutAPartThatItsProfileNamesIsToldOfAsSuch() {
    Device deaf = usb("1-4", "0b0e:0420", null, DeviceKind.SPEAKERPHONE, Capability.SPEAKER);
    TestRoom room = TestRoom.whole().unplug(JABRA).unplug(CAMERA).plug(deaf).read(deaf, ReadingNames.AUDIO_PLAYBACK,
        Value.of(true), ProofLevel.OPENED);
    Assessment judged = room.judged();
    assertEquals(List.of(FindingReason.CAPABILITY_MISSING), reasons(item(judged, "microphone")));
    assertEquals(ItemState.FAILED, item(judged, "microphone").state());
    assertEquals(ItemState.PROVED, item(judged, "speaker").state());
  }

  @Test
  void aCaptureStickIsNoCameraThoughItsDescriptorsSaySo() {
    TestRoom room = TestRoom.whole().unplug(CAMERA).plug(CAM_LINK).read(CAM_LINK, ReadingNames.CAMERA_MAX_HEIGHT,
        Value.of(2160), ProofLevel.OPENED);
    Assessment judged = room.judged();
    assertEquals(ItemState.FAILED, item(judged, "camera").state());
    assertEquals(ItemState.PROVED, item(judged, "laptop").state());
  }

  @Test
  void aBrokenOptionalLineDisturbsNobody() {
    TestRoom room = TestRoom.whole().plug(CAM_LINK);
    room.judged();
    Assessment judged = room.unplug(CAM_LINK).judged();
    assertEquals(ItemState.NOT_APPLICABLE, item(judged, "laptop").state());
    assertEquals(List.of(), judged.findings());
  }

  @Test
  void aDeviceInASlowPortIsNoted() {
    TestRoom room = TestRoom.whole().read(CAMERA, ReadingNames.USB_SPEED, Value.of(480e6), ProofLevel.ENUMERATED)
        .read(CAMERA, ReadingNames.USB_BEST_SPEED, Value.of(5e9), ProofLevel.ENUMERATED);
    Assessment judged = room.judged();
    assertEquals(Severity.NOTE, only(judged).severity());
    assertEquals(Readiness.READY, judged.readiness());
  }

  @Test
  void aDeviceWhoseDriverDoesNotRunHasFailedThoughItIsListed() {
    TestRoom room = TestRoom.whole().forget(CAMERA, ReadingNames.CAMERA_MAX_HEIGHT)
        .read(CAMERA, ReadingNames.USB_DRIVERS_MISSING, Value.of(2), ProofLevel.ENUMERATED);
    Assessment judged = room.judged();
    assertEquals(ItemState.FAILED, item(judged, "camera").state());
    Finding worst = judged.findings().getFirst();
    assertEquals(FindingReason.DRIVER_MISSING, worst.reason());
    assertEquals(ReadingNames.USB_DRIVERS, worst.reading());
    assertEquals(ItemState.PROVED, item(judged, "microphone").state());
  }

  @Test
  void anInterfaceWithoutDriverOnADeviceThatWorksIsNoFault() {
    TestRoom room = TestRoom.whole().read(JABRA, ReadingNames.USB_DRIVERS_MISSING, Value.of(1), ProofLevel.ENUMERATED);
    assertEquals(List.of(), room.judged().findings());
  }

  @Test
  void aLimitThatALineSetsIsShownWithItsValue() {
    TestRoom room = TestRoom.whole().read(HOST, ReadingNames.HOST_DISK_FREE, Value.of(2.25), ProofLevel.OPENED);
    Assessment judged = room.judged();
    assertEquals(ItemState.DEGRADED, item(judged, "pc").state());
    assertEquals("Rumsdatorns disk är nästan full (2,25\u00a0% kvar). Ta bort filer som inte behövs.",
        only(judged).text().sv());
    assertEquals(Readiness.DEGRADED, judged.readiness());
  }

  @Test
  void theWorstFindingComesFirstAndThePurposeNamesItsReasons() {
    TestRoom room = TestRoom.whole().unplug(SCREEN).read(HOST, ReadingNames.HOST_DISK_FREE, Value.of(2),
        ProofLevel.OPENED);
    Assessment judged = room.judged();
    assertEquals(List.of("display", "pc"), judged.findings().stream().map(Finding::item).toList());
    assertEquals(List.of("display", "pc"), verdict(judged, Purpose.IN_ROOM).because());
    assertEquals(Readiness.DEGRADED, verdict(judged, Purpose.AUDIO).readiness());
  }

  @Test
  void nothingChangesBeforeTheTimeThatWasTold() {
    TestRoom room = TestRoom.whole().unplug(JABRA).read(HOST, ReadingNames.HOST_DISK_FREE, Value.of(2),
        ProofLevel.OPENED);
    Assessment before = room.judged();
    for (int i = 0; i < 20 && !before.nextChange().equals(Instant.MAX); i++) {
      room.now = before.nextChange().minusMillis(1);
      Assessment same = room.judgedWithoutReport();
      assertEquals(states(before), states(same));
      assertEquals(firing(before, room.now), firing(same, room.now));
      room.now = before.nextChange();
      before = room.judgedWithoutReport();
      assertTrue(before.nextChange().isAfter(room.now));
    }
    assertEquals(Instant.MAX, before.nextChange());
    assertEquals(Readiness.NOT_READY, before.readiness(), "a loudspeaker that never was does not grow old");
  }

  private static PurposeVerdict verdict(Assessment judged, Purpose purpose) {
    return requireNonNull(judged.purposes().get(purpose));
  }

  private static List<ItemState> states(Assessment judged) {
    return judged.items().stream().map(Item::state).toList();
  }

  private static List<String> firing(Assessment judged, Instant now) {
    return judged.findings().stream().filter(f -> f.fires(now)).map(Finding::key).toList();
  }

  private static Item display(String status) {
    return item(TestRoom.whole().read(SCREEN, ReadingNames.DISPLAY_STATUS, Value.of(status), ProofLevel.ENUMERATED)
        .judged(), "display");
  }

  private static List<FindingReason> reasons(Item item) {
    return item.findings().stream().map(Finding::reason).toList();
  }

  private static Finding only(Assessment judged) {
    assertEquals(1, judged.findings().size(), () -> judged.findings().toString());
    return judged.findings().getFirst();
  }

  private static Finding found(Assessment judged, String item, FindingReason reason) {
    return item(judged, item).findings().stream().filter(f -> f.reason() == reason).findFirst().orElseThrow();
  }
}
