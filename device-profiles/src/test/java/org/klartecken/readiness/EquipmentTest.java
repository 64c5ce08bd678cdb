// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.CATALOG;
import static org.klartecken.readiness.TestRoom.JABRA;
import static org.klartecken.readiness.TestRoom.SCREEN;
import static org.klartecken.readiness.TestRoom.item;
import static org.klartecken.room.Sightings.usb;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Connector;
import org.klartecken.profile.Severity;
import org.klartecken.room.Fittings;
import org.klartecken.room.FittingsCodec;
import org.klartecken.room.OfferedConnector;
import org.klartecken.room.OwnDevice;
import org.klartecken.room.RoomState;

/** Rooms whose equipment was accepted, and what they offer to guests. */
class EquipmentTest {
  private static final Device OTHER = usb("1-4", "0b0e:0412", null, DeviceKind.SPEAKERPHONE, Capability.MICROPHONE,
      Capability.SPEAKER);
  private static final Device SECOND = new Device(new DeviceId("display:card0-DP-1"), DeviceKind.DISPLAY, "EA271Q",
      DeviceId.HOST, Set.of(Capability.DISPLAY), null, new DisplayIdentity("DP-1", "NEC", "EA271Q", 1, "8"));

  @Test
  void whatIsHereIsProposedWithWhatTheRoomUsesItFor() {
    List<OwnDevice> proposed = taught(TestRoom.whole());
    assertEquals(List.of("Logitech C930e [CAMERA]", "Jabra Speak 510 [MICROPHONE, SPEAKER]", "NEC EA271Q [DISPLAY]"),
        proposed.stream().sorted((a, b) -> a.kind().compareTo(b.kind())).map(o -> o.name() + ' ' + o.serves())
            .toList());
  }

  @Test
  void anAcceptedRoomThatIsWholeHasNothingToTell() {
    TestRoom room = TestRoom.whole();
    room.fittings = own(room);
    assertEquals(List.of(), room.judged().findings());
    assertEquals(Readiness.READY, room.last.readiness());
  }

  @Test
  void anotherModelThatWouldDoIsTheLesserFault() {
    TestRoom room = TestRoom.whole();
    room.fittings = own(room);
    room.later(Duration.ofDays(40)).unplug(JABRA).plug(OTHER).proveAll().unplug(JABRA).plug(OTHER);
    room.read(OTHER, ReadingNames.AUDIO_CAPTURE, Value.of(true), ProofLevel.OPENED);
    room.read(OTHER, ReadingNames.AUDIO_PLAYBACK, Value.of(true), ProofLevel.OPENED);
    Item microphone = item(room.judged(), "microphone");
    assertEquals(ItemState.DEGRADED, microphone.state());
    Finding other = microphone.findings().stream().filter(f -> f.severity() != Severity.NOTE).findFirst().orElseThrow();
    assertEquals(FindingReason.OTHER_DEVICE, other.reason());
    assertEquals("Jabra Speak 410", other.deviceName());
    assertTrue(other.text().sv().contains("i stället för rummets egen Jabra Speak 510"), other.text().sv());
    assertEquals(Readiness.DEGRADED, room.last.readiness());
    assertEquals(Readiness.READY, room.without().readiness(), "without acceptance it would do");
  }

  @Test
  void aMissingOneIsNamedWithItsPlaceEvenLongAfterItWent() {
    TestRoom room = TestRoom.whole();
    room.fittings = own(room);
    room.later(Duration.ofDays(40)).unplug(JABRA).proveAll().unplug(JABRA);
    // the state forgot it after thirty days, and a restart forgets it at once
    room.state = RoomState.unheard(room.now);
    Item speaker = item(room.judged(), "speaker");
    assertEquals(ItemState.FAILED, speaker.state());
    Finding missing = speaker.findings().getFirst();
    assertEquals(FindingReason.DEVICE_MISSING, missing.reason());
    assertEquals(Severity.CRITICAL, missing.severity());
    assertEquals(JABRA.id(), missing.device());
    assertEquals("Jabra Speak 510 saknas. Den hör till rummet och satt i USB-uttag 1-4. Sätt tillbaka den.",
        missing.text().sv());
    assertEquals(1, speaker.findings().size(), speaker.findings()::toString);
    Item microphone = item(room.last, "microphone");
    assertEquals(List.of(CAMERA.id()), microphone.devices());
    assertEquals(List.of(FindingReason.OTHER_DEVICE), microphone.findings().stream().map(Finding::reason).toList());
  }

  @Test
  void whoIsSaidToBeLostIsNotSaidToBeMissingToo() {
    TestRoom room = TestRoom.whole();
    room.fittings = own(room);
    room.later(Duration.ofSeconds(30)).unplug(JABRA);
    assertEquals(List.of(FindingReason.DEVICE_LOST),
        item(room.judged(), "speaker").findings().stream().map(Finding::reason).toList());
  }

  @Test
  void everyAcceptedDeviceCountsAlsoBeyondTheStandard() {
    TestRoom room = TestRoom.whole().plug(SECOND);
    room.read(SECOND, ReadingNames.DISPLAY_STATUS, Value.of("connected"), ProofLevel.ENUMERATED);
    room.fittings = own(room);
    assertEquals(2, item(room.judged(), "display").devices().size());
    room.state = RoomState.unheard(room.now);
    Item display = item(room.unplug(SECOND).judged(), "display");
    assertEquals(ItemState.DEGRADED, display.state());
    assertEquals("NEC EA271Q saknas. Den hör till rummet och satt i skärmuttag DP-1. Sätt tillbaka den.",
        display.findings().getFirst().text().sv());
  }

  @Test
  void twoAlikeMayChangePlaces() {
    TestRoom room = TestRoom.whole().plug(SECOND);
    room.read(SECOND, ReadingNames.DISPLAY_STATUS, Value.of("connected"), ProofLevel.ENUMERATED);
    room.fittings = own(room);
    Device moved = new Device(new DeviceId("display:card0-DP-2"), DeviceKind.DISPLAY, "EA271Q", DeviceId.HOST,
        Set.of(Capability.DISPLAY), null, new DisplayIdentity("DP-2", "NEC", "EA271Q", 1, "7"));
    room.unplug(SCREEN).plug(moved).read(moved, ReadingNames.DISPLAY_STATUS, Value.of("connected"),
        ProofLevel.ENUMERATED);
    assertEquals(ItemState.PROVED, item(room.judged(), "display").state());
  }

  @Test
  void whatPeopleAcceptedIsNoSubstituteAnyMore() {
    TestRoom room = TestRoom.whole().unplug(JABRA);
    assertEquals(List.of(FindingReason.SUBSTITUTE),
        item(room.judged(), "microphone").findings().stream().map(Finding::reason).toList());
    room.fittings = own(room);
    assertEquals(ItemState.PROVED, item(room.judged(), "microphone").state());
  }

  @Test
  void anAcceptedOptionalDeviceIsMissedButKeepsNoMeetingFromBeginning() {
    Device stick = usb("1-7", "0fd9:0066", null, DeviceKind.CAPTURE, Capability.CAMERA);
    TestRoom room = TestRoom.whole().plug(stick);
    room.fittings = own(room);
    assertEquals(ItemState.PROVED, item(room.judged(), "laptop").state());
    room.state = RoomState.unheard(room.now);
    Item laptop = item(room.unplug(stick).judged(), "laptop");
    assertEquals(ItemState.FAILED, laptop.state());
    assertEquals(Severity.WARNING, laptop.findings().getFirst().severity());
    assertEquals(Readiness.READY, room.last.readiness());
  }

  @Test
  void connectorsAreSeenSaidBrokenOrMissing() {
    TestRoom room = TestRoom.whole().heldAgainst("council");
    assertEquals("HDMI MISSING, USB-C MISSING", offers(room));
    Finding note = room.last.findings().stream().filter(f -> f.reason() == FindingReason.CONNECTOR_MISSING).findFirst()
        .orElseThrow();
    assertEquals(Severity.NOTE, note.severity());
    assertTrue(note.text().sv().startsWith("Rummet ska ha HDMI, USB-C för gästers datorer."), note.text().sv());
    room.fittings = Fittings.NONE.withConnectors(List.of(new OfferedConnector(Connector.USB_C, "adapter i lådan"),
        new OfferedConnector(Connector.VGA, "")));
    assertEquals("HDMI MISSING, USB-C SAID, VGA SAID", offers(room));
    Device stick = usb("1-7", "0fd9:0066", null, DeviceKind.CAPTURE, Capability.CAMERA);
    room.plug(stick);
    assertEquals("HDMI SEEN, USB-C SAID, VGA SAID", offers(room));
    assertTrue(room.last.findings().stream().noneMatch(f -> f.reason() == FindingReason.CONNECTOR_MISSING));
    room.heldAgainst("level-hall").unplug(stick);
    assertEquals("HDMI BROKEN, USB-C SAID, VGA SAID", offers(room));
  }

  @Test
  void aDockIsJudgedByBeingThereAndOffersWhatItsModelDoes() {
    TestRoom room = TestRoom.whole();
    assertEquals(ItemState.NOT_APPLICABLE, item(room.judged(), "dock").state());
    Device dock = usb("1-7", "413c:b06e", null, DeviceKind.OTHER, Capability.OTHER);
    room.plug(dock).plug(usb("1-3", "05e3:0610", null, DeviceKind.HUB, Capability.HUB));
    Item there = item(room.judged(), "dock");
    assertEquals(ItemState.PROVED, there.state(), there::toString);
    assertEquals(List.of(dock.id()), there.devices(), "a hub is no dock");
    assertEquals("USB-C SEEN", offers(room));
    room.fittings = own(room);
    assertTrue(room.fittings.own().stream().anyMatch(o -> o.kind() == DeviceKind.DOCK), room.fittings::toString);
    room.unplug(dock);
    Item gone = item(room.judged(), "dock");
    assertEquals(ItemState.FAILED, gone.state(), gone::toString);
    assertTrue(gone.findings().getFirst().text().sv().startsWith("Sätt tillbaka dockans kabel"), gone::toString);
    assertEquals("USB-C BROKEN", offers(room));
    assertEquals(Readiness.READY, room.last.readiness(), "no purpose needs it");
  }

  @Test
  void isStoredAndReadAsItWas() {
    TestRoom room = TestRoom.whole();
    Fittings fittings = own(room)
        .withConnectors(List.of(new OfferedConnector(Connector.DISPLAY_PORT, "kabel på bordet")));
    FittingsCodec codec = new FittingsCodec();
    assertEquals(new Decoded.Accepted<>(fittings.own()), codec.decodeOwn(codec.encodeOwn(fittings.own())));
    assertEquals(new Decoded.Accepted<>(fittings.connectors()),
        codec.decodeConnectors(codec.encodeConnectors(fittings.connectors())));
    assertInstanceOf(Decoded.Malformed.class, codec.decodeOwn("[{\"place\":1}]".getBytes(StandardCharsets.UTF_8)));
  }

  private static String offers(TestRoom room) {
    return String.join(", ",
        Offer.of(new Contract(room.standard, room.fittings), room.judged().items(), room.state, CATALOG).stream()
            .map(o -> o.connector().title() + ' ' + o.state()).toList());
  }

  private static Fittings own(TestRoom room) {
    return Fittings.NONE.withOwn(taught(room));
  }

  private static List<OwnDevice> taught(TestRoom room) {
    Assessment judged = room.judged();
    return Proposal.of(room.state, room.standard, CATALOG, judged.items());
  }
}
