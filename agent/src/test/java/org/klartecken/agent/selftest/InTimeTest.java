// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.StepReason;

/** Who is blamed when time is over: the device that had its time, or nobody. */
class InTimeTest {
  private static final AtomicInteger CARDS = new AtomicInteger();
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMinutes(1);
  /** Each test has one of its own: that of another test may be on its way back. */
  private final Set<Path> card = Set.of(Path.of("/dev/snd/controlC" + CARDS.incrementAndGet()));
  private final CountDownLatch pulled = new CountDownLatch(1);

  @AfterEach
  void pullCables() {
    pulled.countDown();
  }

  @Test
  void aDeviceThatHadItsTimeDoesNotComeBack() {
    assertFault(StepReason.TIMEOUT, "the card does not come back", inTime(LONG), SHORT);
  }

  @Test
  void aDeviceWhoseTimeOthersTookIsNotSaidToHang() {
    assertFault(StepReason.NO_TIME, "what came before the card took the time", inTime(SHORT), LONG);
  }

  @Test
  void aDeviceThatASlowPcWasBusyWithIsNotSaidToHang() {
    Iterator<Duration> quarter = List.of(LONG, LONG.plus(SHORT.dividedBy(4))).iterator();
    assertFault(StepReason.NO_TIME, "this PC is too slow to use the card",
        new InTime(LONG, () -> false, quarter::next), SHORT);
  }

  @Test
  void aDeviceThatAPcWaitedForHangs() {
    Iterator<Duration> fifth = List.of(LONG, LONG.plus(SHORT.dividedBy(5))).iterator();
    assertFault(StepReason.TIMEOUT, "the card does not come back", new InTime(LONG, () -> false, fifth::next), SHORT);
  }

  @Test
  void whenThereIsNoTimeLeftADeviceIsNotEvenTouched() {
    AtomicBoolean touched = new AtomicBoolean();
    DeviceFault fault = assertThrows(DeviceFault.class,
        () -> inTime(Duration.ZERO).<Boolean>use(card, "the card", SHORT, _ -> touched.getAndSet(true)));
    assertEquals(StepReason.NO_TIME, fault.reason());
    assertEquals(false, touched.get());
  }

  @Test
  void aDeviceThatHasNotComeBackIsNotUsedAgainBeforeItHas() {
    assertFault(StepReason.TIMEOUT, "the card does not come back", inTime(LONG), SHORT);
    assertFault(StepReason.TIMEOUT, "the card has not come back since an earlier test", inTime(LONG), SHORT);
    pulled.countDown();
    assertEquals("sound",
        Awaitility.await().ignoreException(DeviceFault.class).until(() -> use(inTime(LONG), LONG), "sound"::equals));
  }

  @Test
  void whoeverIsNotWaitedForAnyMoreIsTold() {
    AtomicBoolean told = new AtomicBoolean();
    assertThrows(DeviceFault.class, () -> inTime(LONG).use(card, "the card", SHORT, over -> {
      while (!over.getAsBoolean()) {
        Thread.onSpinWait();
      }
      told.set(true);
      return "late";
    }));
    Awaitility.await().untilTrue(told);
  }

  @Test
  void aStepThatIsCancelledCancelsWhatItDoes() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    InTime inTime = new InTime(LONG, cancelled::get, () -> Duration.ZERO);
    assertEquals(false, inTime.<Boolean>use(card, "the card", LONG, BooleanSupplier::getAsBoolean));
    cancelled.set(true);
    assertEquals(true, inTime.<Boolean>use(card, "the card", LONG, BooleanSupplier::getAsBoolean));
  }

  @Test
  void whatIsWrongWithADeviceIsItsOwnReason() {
    DeviceFault busy = new DeviceFault(StepReason.PORT_BUSY, "in use");
    assertEquals(busy, assertThrows(DeviceFault.class, () -> inTime(LONG).use(card, "the card", LONG, _ -> {
      throw busy;
    })));
  }

  @Test
  void aSlowPcHasNoTimeAndNoFaultyDevice() {
    DeviceFault fault = assertThrows(DeviceFault.class, () -> inTime(SHORT).reckon("figures", _ -> {
      pulled.await();
      return 1;
    }));
    assertEquals(StepReason.NO_TIME, fault.reason());
    assertEquals("this PC is too slow for figures", fault.getMessage());
  }

  private void assertFault(StepReason reason, String sentence, InTime inTime, Duration own) {
    DeviceFault fault = assertThrows(DeviceFault.class, () -> use(inTime, own));
    assertEquals(reason, fault.reason());
    assertEquals(sentence, fault.getMessage());
  }

  private String use(InTime inTime, Duration own) throws DeviceFault, InterruptedException {
    return inTime.use(card, "the card", own, _ -> {
      pulled.await();
      return "sound";
    });
  }

  private static InTime inTime(Duration all) {
    return new InTime(all, () -> false, () -> Duration.ZERO);
  }
}
