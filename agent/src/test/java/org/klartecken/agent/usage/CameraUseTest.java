// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProgramClass;

class CameraUseTest {
  private static final long AGENT = 100;
  private static final InUse IDLE = new InUse.Idle();

  @TempDir
  Path dir;
  private RoomPc pc = new RoomPc(Path.of("."));
  private CameraUse use = new CameraUse(pc.root());
  private long now;
  private final AttachedDevice camera = RoomPc.device("1-2", "dev/video0");

  @BeforeEach
  void layOut() {
    pc = new RoomPc(dir).camera("1-2", "video0").holds(0).process(AGENT, AGENT, 1, "java")
        .process(4711, 4711, 1, "chrome").process(4800, 4800, 1, "cheese");
    use = new CameraUse(pc.root(), new Processes(pc.root(), OptionalLong.of(AGENT)), () -> now);
  }

  @Test
  void aDriverThatNobodyHoldsIsIdleWithoutLookingAtProcesses() {
    pc.hiddenProcess(1);
    assertEquals(IDLE, state());
  }

  @Test
  void aHeldNodeIsInUseByItsHolder() {
    pc.holds(1).opens(4711, 21, "video0");
    assertEquals(new InUse.Busy(ProgramClass.BROWSER), state());
  }

  @Test
  void whatTheAgentHoldsIsNoUse() {
    pc.holds(1).opens(AGENT, 9, "video0");
    assertEquals(IDLE, state());
  }

  @Test
  void theOtherCameraInUseIsNotThisOne() {
    pc.camera("1-5", "video2").holds(1).opens(4711, 21, "video2");
    assertEquals(IDLE, state());
    assertEquals(new InUse.Busy(ProgramClass.BROWSER),
        use.look(RoomPc.device("1-5", "dev/video2")).getFirst().state());
  }

  @Test
  void aSleepingCameraIsIdleThoughItsDriverIsHeld() {
    pc.camera("1-5", "video2").holds(1).hiddenProcess(1).power("1-2", "suspended");
    assertEquals(IDLE, state());
  }

  @Test
  void aHiddenProgramWithTheOnlyCameraIsUnknownButUse() {
    pc.holds(1).hiddenProcess(1);
    assertEquals(new InUse.Busy(ProgramClass.UNKNOWN), state());
  }

  @Test
  void aHiddenProgramDoesNotCountWhenAllHandlesAreSeen() {
    pc.holds(1).hiddenProcess(1).opens(AGENT, 9, "video0");
    assertEquals(IDLE, state());
  }

  @Test
  void whoOnlyAsksHowTheCameraIsBuiltDoesNotUseIt() {
    pc.holds(1).hiddenProcess(1).opens(4711, 21, "media0");
    assertEquals(IDLE, state());
  }

  @Test
  void aHiddenProgramWithOneOfTwoCamerasCannotBeTold() {
    pc.camera("1-5", "video2").holds(1).hiddenProcess(1);
    assertEquals(FailureReason.ACCESS_DENIED, assertInstanceOf(InUse.Unseen.class, state()).reason());
  }

  @Test
  void theEndOfUseIsSeenAtOnceAndTheNextUserToo() {
    pc.holds(1).opens(4711, 21, "video0");
    state();
    pc.holds(0).closes(4711, 21);
    assertEquals(IDLE, state());
    pc.holds(1).opens(4800, 5, "video0");
    assertEquals(new InUse.Busy(ProgramClass.OTHER), state());
  }

  @Test
  void aHolderThatHandsOverUnderTheSameCountIsNoticed() {
    pc.holds(1).opens(4711, 21, "video0");
    state();
    pc.closes(4711, 21).opens(4800, 5, "video0");
    assertEquals(new InUse.Busy(ProgramClass.OTHER), state());
  }

  @Test
  void anUndecidedSearchIsNotRepeatedUntilAMinuteIsOver() {
    pc.camera("1-5", "video2").holds(1).hiddenProcess(1);
    state();
    pc.opens(4711, 21, "video0");
    assertInstanceOf(InUse.Unseen.class, state());
    now += 60_000;
    assertEquals(new InUse.Busy(ProgramClass.BROWSER), state());
  }

  private InUse state() {
    List<UseSighting> seen = use.look(camera);
    assertEquals(1, seen.size());
    return seen.getFirst().state();
  }
}
