// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.readiness.TestRoom.CAMERA;
import static org.klartecken.readiness.TestRoom.item;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Value;
import org.klartecken.profile.Severity;

class KernelLogRuleTest {
  @ParameterizedTest
  @CsvSource({"cable,Change it.", "no_answer,change the cable.", "overcurrent,Move it to another USB port"})
  void whatPeopleCanMendIsANoteWithItsNextStep(String kind, String step) {
    List<Finding> found = told(kind);
    assertEquals(List.of("camera/LIMIT_BROKEN/usb:1-2/usb.kernel_fault"), found.stream().map(Finding::key).toList());
    assertEquals(Severity.NOTE, found.getFirst().severity());
    assertTrue(found.getFirst().text().en().contains(step), found.getFirst().text().en());
  }

  @ParameterizedTest
  @ValueSource(strings = {"video", "sound", "something_new"})
  void whatPicturesAndSoundSayBetterThemselvesIsNotTold(String kind) {
    assertEquals(List.of(), told(kind));
  }

  @Test
  void whatWasReadLongAgoIsNotTold() {
    TestRoom room = TestRoom.whole();
    Instant now = room.now;
    room.now = now.minus(Duration.ofDays(30));
    room.read(CAMERA, ReadingNames.USB_KERNEL_FAULT, Value.of("cable"), ProofLevel.ENUMERATED);
    room.now = now;
    assertEquals(List.of(), item(room.judged(), "camera").findings());
  }

  @Test
  void aNoteLeavesTheRoomReady() {
    TestRoom room = TestRoom.whole().read(CAMERA, ReadingNames.USB_KERNEL_FAULT, Value.of("cable"),
        ProofLevel.ENUMERATED);
    assertEquals(Readiness.READY, room.judged().readiness());
  }

  private static List<Finding> told(String kind) {
    TestRoom room = TestRoom.whole().read(CAMERA, ReadingNames.USB_KERNEL_FAULT, Value.of(kind),
        ProofLevel.ENUMERATED);
    return item(room.judged(), "camera").findings();
  }
}
