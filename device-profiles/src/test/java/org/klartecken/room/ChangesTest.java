// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.klartecken.room.Sightings.HOST;
import static org.klartecken.room.Sightings.NOON;
import static org.klartecken.room.Sightings.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;

/** What the log of a room says after something became other than it was. */
class ChangesTest {
  private static final AgentInfo AGENT = new AgentInfo("1", "linux", "6.1.0-28", "#1 SMP 6.1.119-1");
  private static final Device SCREEN = new Device(new DeviceId("display:card0-DP-1"), DeviceKind.DISPLAY, "QM75",
      DeviceId.HOST, Set.of(Capability.DISPLAY), null,
      new org.klartecken.contract.DisplayIdentity("DP-1", "SAM", "QM75", 7, null));
  private static final Device CAMERA = usb("1-2", "046d:085e", "A11A", DeviceKind.CAMERA, Capability.CAMERA);
  private RoomState state = RoomState.unheard(NOON);
  private long sequence;

  @Test
  void theFirstLookChangesNothing() {
    assertEquals(List.of(), told(AGENT, "b1", HOST, CAMERA));
  }

  @Test
  void theSameAgainChangesNothingAndKeepsTheVeryMap() {
    told(AGENT, "b1", HOST, CAMERA);
    var devices = state.devices();
    assertEquals(List.of(), told(AGENT, "b1", HOST, CAMERA));
    assertSame(devices, state.devices());
  }

  @Test
  void whatPeopleDoWithPlugsIsToldInItsOwnWords() {
    told(AGENT, "b1", HOST, CAMERA);
    assertEquals(List.of("DEVICE_LOST usb:1-2 1-2>"), told(AGENT, "b1", HOST));
    assertEquals(List.of("DEVICE_RETURNED usb:1-2 2026-11-21T12:00:20Z>1-2"), told(AGENT, "b1", HOST, CAMERA));
    assertEquals(List.of("DEVICE_MOVED usb:1-3 1-2>1-3"), told(AGENT, "b1", HOST, at("1-3", "A11A")));
    assertEquals(List.of("DEVICE_SWAPPED usb:1-3 A11A>B22B"), told(AGENT, "b1", HOST, at("1-3", "B22B")));
  }

  @Test
  void newFirmwareOfAUnitThatStaysOrComesBackIsAChange() {
    told(AGENT, "b1", HOST, CAMERA);
    assertEquals(List.of("FIRMWARE usb:1-2 0100>0117"), told(AGENT, "b1", HOST, release(CAMERA, "0117")));
    told(AGENT, "b1", HOST);
    assertEquals(List.of("DEVICE_RETURNED usb:1-2 2026-11-21T12:00:30Z>1-2", "FIRMWARE usb:1-2 0117>0120"),
        told(AGENT, "b1", HOST, release(CAMERA, "0120")));
  }

  @Test
  void newSystemAgentAndRestartAreChangesOfThePc() {
    told(AGENT, "b1", HOST);
    assertEquals(
        List.of("SYSTEM host 6.1.0-28, #1 SMP 6.1.119-1>6.1.0-28, #1 SMP 6.1.120-1", "AGENT host 1>2",
            "RESTARTED host b1>b2"),
        told(new AgentInfo("2", "linux", "6.1.0-28", "#1 SMP 6.1.120-1"), "b2", HOST));
  }

  @Test
  void aModeThatChangedWhileTheDisplaySleptIsFound() {
    seen(List.of(HOST, SCREEN), mode(3840, 2160));
    assertEquals(List.of(), seen(List.of(HOST, SCREEN)));
    assertEquals(List.of(), seen(List.of(HOST, SCREEN)));
    assertEquals(List.of("DISPLAY_MODE display:card0-DP-1 3840×2160>1920×1080"),
        seen(List.of(HOST, SCREEN), mode(1920, 1080)));
    assertEquals(Memory.NONE.facts(), state.memory().facts());
  }

  @Test
  void driversLinksAndWaysOutAreWatched() {
    seen(List.of(HOST, CAMERA), word(ReadingNames.USB_DRIVERS, Value.of("uvcvideo 2")),
        word(ReadingNames.USB_SPEED, Value.of(5e9)), word(ReadingNames.HOST_LOAD, Value.of(1)));
    assertEquals(List.of("DRIVERS usb:1-2 uvcvideo 2>uvcvideo 1", "USB_SPEED usb:1-2 5000000000>480000000"),
        seen(List.of(HOST, CAMERA), word(ReadingNames.USB_DRIVERS, Value.of("uvcvideo 1")),
            word(ReadingNames.USB_SPEED, Value.of(480e6)), word(ReadingNames.HOST_LOAD, Value.of(9))));
  }

  @Test
  void theSameChangeInTwoRoomsHasOneKeyWhateverPortAndSerialNumber() {
    Change here = new Change(NOON, ChangeKind.DEVICE_MOVED, CAMERA.id(), "BRIO", "046d:085e", "1-2", "1-3");
    Change there = new Change(NOON, ChangeKind.DEVICE_MOVED, new DeviceId("usb:9-9"), "BRIO", "046d:085e", "2", "9-9");
    assertEquals(here.key(), there.key());
    Change old = new Change(NOON, ChangeKind.FIRMWARE, CAMERA.id(), "BRIO", "046d:085e", "0100", "0117");
    Change other = new Change(NOON, ChangeKind.FIRMWARE, CAMERA.id(), "BRIO", "046d:085e", "0100", "0118");
    assertNotEquals(old.key(), other.key());
  }

  private List<String> told(AgentInfo agent, String boot, Device... devices) {
    sequence++;
    var seen = new Observation(List.of(devices), List.of(), List.of());
    return apply(new Message.Birth(stamp(boot), agent, seen, "d", List.of()));
  }

  private List<String> seen(List<Device> devices, Reading... readings) {
    sequence++;
    return apply(new Message.Report(stamp("b1"), new Observation(devices, List.of(readings), List.of()), "d"));
  }

  private Stamp stamp(String boot) {
    return new Stamp(boot, sequence, NOON.plusSeconds(10 * sequence), 10_000 * sequence);
  }

  private List<String> apply(Message message) {
    RoomState before = state;
    state = Sightings.applied(before, message, NOON.plusSeconds(10 * sequence));
    List<String> lines = new ArrayList<>();
    Changes.between(before, state).forEach(
        c -> lines.add(c.kind() + " " + c.device() + " " + c.before() + ">" + c.after()));
    return lines;
  }

  private static Reading[] mode(double width, double height) {
    return new Reading[]{new Reading(SCREEN.id(), ReadingNames.DISPLAY_MODE_WIDTH, Value.of(width), Unit.PIXEL,
        ProofLevel.ENUMERATED, NOON),
        new Reading(SCREEN.id(), ReadingNames.DISPLAY_MODE_HEIGHT, Value.of(height), Unit.PIXEL,
            ProofLevel.ENUMERATED, NOON)};
  }

  private static Reading word(ReadingName name, Value value) {
    return new Reading(CAMERA.id(), name, value, Unit.NONE, ProofLevel.ENUMERATED, NOON);
  }

  private static Device at(String port, @Nullable String serial) {
    return usb(port, "046d:085e", serial, DeviceKind.CAMERA, Capability.CAMERA);
  }

  private static Device release(Device device, String bcd) {
    UsbIdentity usb = device.usb();
    return new Device(device.id(), device.kind(), device.name(), device.parent(), device.capabilities(),
        usb == null
            ? null
            : new UsbIdentity(usb.id(), usb.port(), usb.manufacturer(), usb.product(), usb.serial(), bcd),
        null);
  }
}
