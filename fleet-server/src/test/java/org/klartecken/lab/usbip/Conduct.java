// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.time.Duration;

/** How a device answers at present, whatever it would say; set by a test, obeyed by the session. */
public final class Conduct {
  /** What happens to a transfer. */
  public enum Manner {
    /** It is answered. */
    ANSWERS,
    /** It is never answered, but the host may give it up: a crashed device behind a sound host controller. */
    UNRESPONSIVE,
    /** Nothing is answered, not even giving up: whoever waits for it in the kernel cannot be killed. */
    HUNG
  }

  private Manner manner = Manner.ANSWERS;
  private boolean healedByReset;
  private Duration latency = Duration.ZERO;

  public synchronized void become(Manner next) {
    manner = next;
    healedByReset = false;
    notifyAll();
  }

  /** The device answers again after a reset of its port. */
  public synchronized void becomeUntilReset(Manner next) {
    become(next);
    healedByReset = true;
  }

  /** Every answer but the isochronous ones comes so much later. */
  public synchronized void latency(Duration each) {
    latency = each;
  }

  synchronized Duration latency() {
    return latency;
  }

  public synchronized Manner manner() {
    return manner;
  }

  synchronized void portReset() {
    if (healedByReset) {
      become(Manner.ANSWERS);
    }
  }

  synchronized void awaitAnswers() throws InterruptedException {
    while (manner != Manner.ANSWERS) {
      wait();
    }
  }

  synchronized void awaitNotHung() throws InterruptedException {
    while (manner == Manner.HUNG) {
      wait();
    }
  }
}
