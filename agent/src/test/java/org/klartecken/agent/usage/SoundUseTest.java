// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProgramClass;

class SoundUseTest {
  private static final long AGENT = 100;
  private static final String[] RUNNING_BY_4712 = {"state: RUNNING", "owner_pid   : 4712"};

  @TempDir
  Path dir;
  private RoomPc pc = new RoomPc(Path.of("."));
  private final AttachedDevice speakerphone = RoomPc.device("1-3", "dev/snd/controlC1", "dev/snd/pcmC1D0c",
      "dev/snd/pcmC1D0p");

  @BeforeEach
  void layOut() {
    pc = new RoomPc(dir).pcm(1, "pcm0c", "closed").pcm(1, "pcm0p", "closed").process(4711, 4711, 1, "zoom")
        .process(4712, 4711, 1, "AudioThread").process(AGENT, AGENT, 1, "java").process(101, 101, AGENT, "helper");
  }

  @Test
  void aClosedCardIsIdle() {
    assertEquals(List.of(new InUse.Idle(), new InUse.Idle()), states());
  }

  @Test
  void aRunningMicrophoneIsInUseByTheProgramOfItsThread() {
    pc.pcm(1, "pcm0c", RUNNING_BY_4712);
    assertEquals(List.of(new InUse.Busy(ProgramClass.MEETING), new InUse.Idle()), states());
  }

  @Test
  void whatTheAgentAndItsChildrenRunIsNoUse() {
    pc.pcm(1, "pcm0c", "state: RUNNING", "owner_pid   : 100").pcm(1, "pcm0p", "state: RUNNING", "owner_pid   : 101");
    assertEquals(List.of(new InUse.Idle(), new InUse.Idle()), states());
  }

  @Test
  void aProgramThatIsGoneOrHiddenIsOfUnknownClass() {
    pc.pcm(1, "pcm0p", "state: RUNNING", "owner_pid   : 9999");
    assertEquals(List.of(new InUse.Idle(), new InUse.Busy(ProgramClass.UNKNOWN)), states());
  }

  @Test
  void aSoundServerThatHasTheCardWithoutASoundHoldsItAndDoesNotUseTheRoom() {
    assertFalse(use().isHeld(speakerphone, Use.LOUDSPEAKER));
    pc.process(4720, 4720, 1, "pipewire").pcm(1, "pcm0p", "state: PREPARED", "owner_pid   : 4720");
    assertEquals(List.of(new InUse.Idle(), new InUse.Idle()), states());
    assertTrue(use().isHeld(speakerphone, Use.LOUDSPEAKER));
    assertFalse(use().isHeld(speakerphone, Use.MICROPHONE));
    pc.pcm(1, "pcm0p", "state: PREPARED", "owner_pid   : 101");
    assertFalse(use().isHeld(speakerphone, Use.LOUDSPEAKER), "by the agent's own child");
  }

  @Test
  void aSoundServerThroughWhichSomebodySpeaksUsesTheRoomByAnUnknownProgram() {
    pc.process(4720, 4720, 1, "pipewire").process(4721, 4720, 1, "data-loop.0")
        .pcm(1, "pcm0c", "state: RUNNING", "owner_pid   : 4721");
    assertEquals(List.of(new InUse.Busy(ProgramClass.UNKNOWN), new InUse.Idle()), states());
    assertTrue(use().isHeld(speakerphone, Use.MICROPHONE));
  }

  @Test
  void aSecondPcmInUseMakesTheDeviceBusy() {
    pc.pcm(1, "pcm1c", RUNNING_BY_4712);
    AttachedDevice two = RoomPc.device("1-3", "dev/snd/pcmC1D0c", "dev/snd/pcmC1D1c");
    assertEquals(new InUse.Busy(ProgramClass.MEETING), use().look(two).getFirst().state());
  }

  @Test
  void withoutAStatusItIsUnseenAndNeverIdle() {
    AttachedDevice other = RoomPc.device("1-3", "dev/snd/pcmC7D0c");
    InUse state = use().look(other).getFirst().state();
    assertEquals(FailureReason.UNSUPPORTED, assertInstanceOf(InUse.Unseen.class, state).reason());
  }

  @Test
  void aDeviceWithoutPcmHasNoUse() {
    assertEquals(List.of(), use().look(RoomPc.device("1-4", "dev/video0", "dev/snd/controlC1")));
  }

  private List<InUse> states() {
    return use().look(speakerphone).stream().map(UseSighting::state).toList();
  }

  private SoundUse use() {
    return new SoundUse(pc.root(), new Processes(pc.root(), OptionalLong.of(AGENT)));
  }
}
