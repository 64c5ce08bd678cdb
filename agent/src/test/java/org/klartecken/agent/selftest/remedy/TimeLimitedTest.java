// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.remedy.RemedyPort.Outcome;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingNames;
import org.klartecken.profile.Remedy;

class TimeLimitedTest {
  private static final AttachedDevice CAMERA = new AttachedDevice(
      new Device(new DeviceId("usb:1-1"), DeviceKind.CAMERA, "C920", DeviceId.HOST, Set.of(), null, null),
      Path.of("/sys/1-1"), List.of());

  @Test
  void aRemedyThatHangsIsGivenUpAndToldToEnd() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    RemedyPort hanging = (_, _, _, _) -> {
      try {
        new CountDownLatch(1).await();
        return new Outcome.Done();
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
    };
    assertEquals(new Outcome.Refused(FailureReason.TIMEOUT), apply(hanging, Duration.ofMillis(100)));
    assertTrue(interrupted.await(10, TimeUnit.SECONDS));
  }

  @Test
  void theEndOfWhatWasGivenUpIsWaitedFor() throws InterruptedException {
    CountDownLatch letGo = new CountDownLatch(1);
    AtomicBoolean switchedOn = new AtomicBoolean();
    RemedyPort inTheKernel = (_, _, _, _) -> {
      while (letGo.getCount() > 0) { // nobody can be interrupted there
        try {
          letGo.await();
        } catch (InterruptedException e) {
          Thread.onSpinWait();
        }
      }
      switchedOn.set(true);
      return new Outcome.Done();
    };
    assertEquals(new Outcome.Refused(FailureReason.TIMEOUT), apply(inTheKernel, Duration.ofMillis(50)));
    TimeLimited.awaitEnd(Duration.ofMillis(50));
    assertFalse(switchedOn.get());
    letGo.countDown();
    TimeLimited.awaitEnd(Duration.ofSeconds(20));
    assertTrue(switchedOn.get());
  }

  @Test
  void whatComesInTimeIsTheAnswer() throws InterruptedException {
    assertEquals(new Outcome.Done(), apply((_, _, _, _) -> new Outcome.Done(), Duration.ofSeconds(20)));
  }

  @Test
  void aBugIsNotTakenForAnAnswer() {
    RemedyPort broken = (_, _, _, _) -> {
      throw new IllegalArgumentException("a bug");
    };
    assertThrows(IllegalStateException.class, () -> apply(broken, Duration.ofSeconds(20)));
  }

  private static Outcome apply(RemedyPort port, Duration limit) throws InterruptedException {
    return new TimeLimited(port, limit).apply(Remedy.USB_RESET, CAMERA, ReadingNames.CAMERA_GAVE_PICTURES, () -> false);
  }
}
