// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.fleet.selftest.PastTest.Verdict;
import org.klartecken.profile.LocalText;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;

/** What a self-test came to, as a whole. */
class PastTestTest {
  private static final Instant NOW = Instant.parse("2026-11-28T07:00:00Z");
  private static final LocalText CAMERA = new LocalText("Kamera", "Camera");
  private static final TestFault STUCK = new TestFault(new ReadingName("camera.frames"), "", new LocalText("", ""));

  @Test
  void aTestOfAnEmptyRoomIsNotFine() {
    assertEquals(Verdict.INCOMPLETE, verdict(SelfTestState.DONE, List.of(), List.of(CAMERA), StepResult.MEASURED));
    assertEquals(Verdict.INCOMPLETE, verdict(SelfTestState.DONE, List.of(), List.of(), StepResult.SKIPPED));
    assertEquals(Verdict.FINE, verdict(SelfTestState.DONE, List.of(), List.of(), StepResult.MEASURED));
  }

  @Test
  void aFaultCountsBeforeWhatIsMissingAndBeforeHowTheTestEnded() {
    assertEquals(Verdict.FAULTY, verdict(SelfTestState.DONE, List.of(STUCK), List.of(CAMERA), StepResult.MEASURED));
    assertEquals(Verdict.FAULTY, verdict(SelfTestState.CANCELLED, List.of(STUCK), List.of(), StepResult.SKIPPED));
    assertEquals(Verdict.NOT_WHOLE, verdict(SelfTestState.CANCELLED, List.of(), List.of(), StepResult.MEASURED));
  }

  @Test
  void missingIsWhatTheStandardAsksForAndNothingFills() {
    Item gone = item("camera", ItemState.FAILED, List.of());
    assertEquals(List.of(gone), PastTest.missing(List.of(gone, item("laptop", ItemState.NOT_APPLICABLE, List.of()),
        item("microphone", ItemState.FAILED, List.of(new DeviceId("usb:1-4"))),
        item("network", ItemState.PROVED, List.of(new DeviceId("net:eth0"))))));
  }

  private static Item item(String id, ItemState state, List<DeviceId> devices) {
    return new Item(id, CAMERA, state, devices, null, null, Duration.ZERO, Set.of(), List.of());
  }

  private static Verdict verdict(SelfTestState state, List<TestFault> faults, List<LocalText> missing,
      StepResult result) {
    @Nullable
    StepReason reason = result == StepResult.MEASURED ? null : StepReason.NOTHING_THERE;
    SelfTestRun run = new SelfTestRun(new RoomId("e1"), "t-1", state, 100, null,
        List.of(new SelfTestStep(new ReadingName("network.call"), result, reason, "", 1L)), List.of(), "", NOW, NOW);
    return new PastTest(run, faults, missing).verdict();
  }
}
