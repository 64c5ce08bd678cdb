// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.item;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;
import org.klartecken.room.Sightings;

/** A device that moved or stands in another's place and does its work is worth a note, and is no fault. */
class ArrivalRuleTest {
  private final TestRoom room = TestRoom.whole();

  @Test
  void aCameraInAnotherPortIsANoteAndTheRoomStaysReady() {
    Finding note = after(camera("2-1", "046d:0843", "S1"));
    assertEquals(FindingReason.DEVICE_MOVED, note.reason());
    assertTrue(note.text().sv().contains("från 1-2 till 2-1"), note.text().sv());
    assertEquals(room.now, note.since());
  }

  @Test
  void anotherUnitOfTheModelIsANote() {
    room.plug(camera("1-2", "046d:0843", "A1B2C3")).judged();
    Finding note = after(camera("1-2", "046d:0843", "D4E5F6"));
    assertEquals(FindingReason.DEVICE_SWAPPED, note.reason());
    assertTrue(note.text().en().contains("serial number is another"), note.text().en());
  }

  @Test
  void anotherModelThatServesIsANote() {
    Finding note = after(camera("1-2", "1bcf:2281", null));
    assertEquals(FindingReason.DEVICE_REPLACED, note.reason());
    assertTrue(note.text().sv().contains("i stället för"), note.text().sv());
  }

  @Test
  void newsIsNotNewsForEver() {
    after(camera("2-1", "046d:0843", "S1"));
    assertEquals(List.of(FindingReason.DEVICE_MOVED), room.last.findings().stream().map(Finding::reason).toList());
    room.later(Duration.ofDays(7)).proveAll().read(camera("2-1", "046d:0843", "S1"), ReadingNames.CAMERA_MAX_HEIGHT,
        Value.of(1080), ProofLevel.OPENED);
    assertEquals(List.of(), room.judged().findings());
  }

  private Finding after(Device camera) {
    room.judged();
    room.later(Duration.ofMinutes(1)).unplug(CAMERA).plug(camera).read(camera, ReadingNames.CAMERA_MAX_HEIGHT,
        Value.of(1080), ProofLevel.OPENED);
    Assessment judged = room.judged();
    assertEquals(ItemState.PROVED, item(judged, "camera").state());
    assertEquals(Readiness.READY, judged.readiness());
    Finding note = item(judged, "camera").findings().getFirst();
    assertEquals(Severity.NOTE, note.severity());
    return note;
  }

  private static Device camera(String port, String id, @org.jspecify.annotations.Nullable String serial) {
    return Sightings.usb(port, id, serial, DeviceKind.CAMERA, Capability.CAMERA, Capability.MICROPHONE);
  }
}
