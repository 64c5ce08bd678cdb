// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that begins now and moves only when it is told to. */
final class StepClock implements InstantSource {
  private volatile Instant now = InstantSource.system().instant();

  @Override
  public Instant instant() {
    return now;
  }

  /** Called by the test's thread only. */
  void advance(Duration by) {
    now = now.plus(by);
  }
}
