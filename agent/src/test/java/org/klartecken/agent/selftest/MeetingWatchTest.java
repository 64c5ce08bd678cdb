// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.usage.RoomPc;
import org.klartecken.agent.usage.UseReader;

class MeetingWatchTest {
  private static final AttachedDevice CAMERA = RoomPc.device("1-2", "dev/video0");
  private static final AttachedDevice SECOND = RoomPc.device("1-5", "dev/video2");
  @TempDir
  private Path folder;
  private RoomPc pc;
  private List<AttachedDevice> attached = List.of(CAMERA);

  @BeforeEach
  void layOut() {
    pc = new RoomPc(folder).camera("1-2", "video0").holds(0).process(4711, 4711, 1, "chrome");
  }

  @Test
  void nobodyIsInAMeetingInAnIdleRoom() {
    assertFalse(watch().isOn());
  }

  @Test
  void aProgramWithTheCameraIsAMeeting() {
    pc.holds(1).opens(4711, 21, "video0");
    assertTrue(watch().isOn());
  }

  @Test
  void aProgramThatMayNotBeSeenIsAMeetingThoughNobodyKnowsWithWhichCamera() {
    attached = List.of(CAMERA, SECOND);
    pc.camera("1-5", "video2").hiddenProcess(1);
    assertFalse(watch().isOn(), "the driver is held by nobody");
    pc.holds(1);
    assertTrue(watch().isOn());
  }

  @Test
  void aDriverThatDoesNotCountKeepsNoRoomFromBeingTested() {
    pc.file("sys/module/uvcvideo/refcnt", "").hiddenProcess(1);
    assertFalse(watch().isOn());
  }

  @Test
  void aDeviceThatHasOtherNodesNowIsWatchedThere() {
    MeetingWatch watch = watch();
    pc.camera("1-5", "video2").holds(1).opens(4711, 21, "video2");
    assertEquals(List.of(false, true), List.of(watch.isOn(), isOnWith(watch, SECOND)));
  }

  private boolean isOnWith(MeetingWatch watch, AttachedDevice other) {
    attached = List.of(other);
    return watch.isOn();
  }

  private MeetingWatch watch() {
    return new MeetingWatch(new UseReader(pc.root()), () -> attached);
  }
}
