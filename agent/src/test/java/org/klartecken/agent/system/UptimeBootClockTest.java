// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UptimeBootClockTest {
  private static final int CLOCK_BOOTTIME = 7;

  @TempDir
  Path dir;
  private long nanos = 1_000;

  private UptimeBootClock clock(String uptime) {
    write(uptime);
    return new UptimeBootClock(dir.resolve("uptime"), () -> nanos);
  }

  private void write(String uptime) {
    try {
      Files.writeString(dir.resolve("uptime"), uptime);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void fillsInBetweenTheStepsOfTheKernel() {
    UptimeBootClock clock = clock("100.50 7.0\n");
    assertEquals(100_500_000, clock.microseconds());
    nanos += 7_000_000;
    assertEquals(100_507_000, clock.microseconds());
    assertEquals(100_507, clock.milliseconds());
  }

  @Test
  void countsTheTimeAsleep() {
    UptimeBootClock clock = clock("100.50 7.0\n");
    clock.microseconds();
    nanos += 1_000_000;
    write("3700.00 7.0\n");
    assertEquals(3_700_000_000L, clock.microseconds());
    nanos += 2_000_000;
    assertEquals(3_700_002_000L, clock.microseconds());
  }

  @Test
  void neverGoesBack() {
    UptimeBootClock clock = clock("100.50 7.0\n");
    long before = clock.microseconds();
    nanos -= 50_000_000;
    write("90.00 7.0\n");
    assertEquals(before, clock.microseconds());
  }

  @Test
  void countsByTheVirtualMachineAloneWhereThereIsNoUptime() {
    nanos = 9_000_000;
    UptimeBootClock clock = new UptimeBootClock(dir.resolve("absent"), () -> nanos);
    assertEquals(9_000, clock.microseconds());
  }

  @Test
  void readsOnlySecondsThatMakeSense() {
    assertEquals(OptionalLong.of(358_161_720_000L), UptimeBootClock.parse("358161.72 712208.13\n"));
    assertEquals(OptionalLong.of(0), UptimeBootClock.parse("0.00"));
    for (String bad : new String[]{"", "x 1", "-1 2", "NaN 1", "1e300 2"}) {
      assertEquals(OptionalLong.empty(), UptimeBootClock.parse(bad), bad);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void liesBetweenTwoAnswersOfTheKernelsOwnClock() throws ErrnoException {
    UptimeBootClock clock = new UptimeBootClock();
    long before = kernelMicros();
    long ours = clock.microseconds();
    long after = kernelMicros();
    assertTrue(ours >= before - 10_000, ours + " is more than a step behind " + before);
    assertTrue(ours <= after, ours + " is ahead of " + after);
  }

  private static long kernelMicros() throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(16, 8); // struct timespec: seconds, nanoseconds
      CLibrary.call("clock_gettime", CLOCK_BOOTTIME, time.address(), 0);
      return time.get(ValueLayout.JAVA_LONG, 0) * 1_000_000 + time.get(ValueLayout.JAVA_LONG, 8) / 1000;
    }
  }
}
