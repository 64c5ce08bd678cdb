// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import org.klartecken.agent.enrol.PinnedTrust;
import org.klartecken.agent.system.KernelClock;

/**
 * What Java makes slowly at its first use and a running agent needs soon after its start: the tables of an elliptic
 * curve (60 ms) and the way into the C library (45 ms). Begun while one thread still reads the command line.
 */
final class HeadStart {
  private HeadStart() {
  }

  /** Begins, on a thread of its own that then ends. */
  static void begin() {
    Thread.ofPlatform().daemon().name("head-start").start(() -> {
      PinnedTrust.prepare();
      KernelClock.ask();
    });
  }
}
