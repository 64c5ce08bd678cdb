// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.util.ArrayList;
import java.util.List;

/** The threads of one session, ended together. */
final class SessionThreads {
  /** Straight-line work that ends by being interrupted. */
  interface Work {
    void run() throws InterruptedException;
  }

  private final List<Thread> threads = new ArrayList<>();

  synchronized void start(Work work) {
    threads.add(Thread.startVirtualThread(() -> {
      try {
        work.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the session is over
      }
    }));
  }

  synchronized void stop() {
    threads.forEach(Thread::interrupt);
  }
}
