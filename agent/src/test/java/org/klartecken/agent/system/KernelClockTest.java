// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.klartecken.agent.system.KernelClock.Disciplined;
import org.klartecken.agent.system.KernelClock.Free;
import org.klartecken.agent.system.KernelClock.Silent;

class KernelClockTest {
  @Test
  void readsTheOffsetInTheUnitThatTheKernelNames() {
    assertEquals(new Disciplined(-0.25), KernelClock.of(0x0001, -250_000));
    assertEquals(new Disciplined(0.25), KernelClock.of(0x2001, 250_000_000));
  }

  @Test
  void aClockThatNobodySetsHasNoOffset() {
    assertEquals(new Free(), KernelClock.of(0x0040, 12));
  }

  @Test
  void asksTheRunningKernel() {
    assertFalse(KernelClock.ask() instanceof Silent, KernelClock.ask().toString());
  }
}
