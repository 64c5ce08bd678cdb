// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.UsageSession;

class UsageWatchTest {
  private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z"));
  private static final DeviceId CAMERA = new DeviceId("usb:1-2");

  private final List<UsageSession> told = new CopyOnWriteArrayList<>();
  private final List<List<UsageSession>> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger changes = new AtomicInteger();
  private InUse state = new InUse.Idle();
  private long micros;

  private UsageWatch watch() {
    return new UsageWatch(() -> List.of(new UseSighting(CAMERA, Use.CAMERA, state)), "boot-1", () -> micros, WALL,
        new UsageListener() {
          @Override
          public void used(List<UsageSession> changed, List<UsageSession> now) {
            told.addAll(changed);
            open.add(now);
          }

          @Override
          public void useChanged() {
            changes.incrementAndGet();
          }
        });
  }

  @Test
  void tellsSessionsAndWhatIsOpen() {
    try (UsageWatch watch = watch()) {
      state = new InUse.Busy(ProgramClass.MEETING);
      watch.look();
      micros += 2_000_000;
      watch.look();
      assertEquals(1, told.size());
      assertEquals(List.of(told), open);
    }
    assertEquals(2, told.size());
    assertFalse(told.getLast().open());
    assertEquals(List.of(), open.getLast());
  }

  @Test
  void saysWhenTheFlagsAreOutOfDateAndOnlyThen() {
    try (UsageWatch watch = watch()) {
      watch.look();
      watch.look();
      assertEquals(0, changes.get());
      state = new InUse.Busy(ProgramClass.UNKNOWN);
      watch.look();
      state = new InUse.Busy(ProgramClass.MEETING);
      watch.look();
      assertEquals(1, changes.get());
      state = new InUse.Idle();
      watch.look();
      assertEquals(2, changes.get());
    }
  }

  @Test
  void whatIsInUseFromTheStartIsAChange() {
    try (UsageWatch watch = watch()) {
      state = new InUse.Busy(ProgramClass.UNKNOWN);
      watch.look();
      assertEquals(1, changes.get());
    }
  }

  @Test
  void aFaultInOneLookDoesNotEndTheWatching() {
    AtomicInteger looks = new AtomicInteger();
    try (UsageWatch watch = new UsageWatch(() -> {
      looks.incrementAndGet();
      throw new IllegalStateException("a reader's fault, made on purpose");
    }, "boot-1", () -> micros, WALL, NOBODY)) {
      watch.look();
      watch.look();
      assertEquals(2, looks.get());
    }
  }

  @Test
  void looksByItselfOnceStartedAndEndsWhenClosed() {
    AtomicInteger looks = new AtomicInteger();
    UsageWatch watch = new UsageWatch(() -> {
      looks.incrementAndGet();
      return List.of();
    }, "boot-1", () -> micros, WALL, NOBODY);
    watch.start();
    await().until(() -> looks.get() >= 2);
    watch.close();
    int after = looks.get();
    watch.look();
    assertEquals(after + 1, looks.get());
  }

  private static final UsageListener NOBODY = new UsageListener() {
    @Override
    public void used(List<UsageSession> changed, List<UsageSession> open) {
      // nobody listens
    }

    @Override
    public void useChanged() {
      // nobody listens
    }
  };
}
