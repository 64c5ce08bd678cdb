// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.util.List;

/** A self-test that is over, and what it found wrong. */
public record PastTest(SelfTestRun run, List<TestFault> faults) {
  public PastTest {
    faults = List.copyOf(faults);
  }
}
