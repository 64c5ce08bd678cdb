// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What a device has to say at a bulk or interrupt endpoint, kept in order until the host asks. */
public final class Outlet {
  /** A device's memory is small; what nobody fetches is lost, the oldest first. */
  private static final int MOST = 1024;
  private final Deque<byte[]> waiting = new ArrayDeque<>();

  public synchronized void put(byte[] transfer) {
    if (waiting.size() == MOST) {
      waiting.removeFirst();
    }
    waiting.addLast(transfer.clone());
    notifyAll();
  }

  public synchronized void clear() {
    waiting.clear();
  }

  synchronized void awaitSomething() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
  }

  /** The next transfer, at most so long, its rest staying; empty when there is none after all. */
  synchronized byte[] take(int greatestLength) {
    byte[] first = waiting.pollFirst();
    if (first == null) {
      return new byte[0];
    }
    if (first.length <= greatestLength) {
      return first;
    }
    waiting.addFirst(Arrays.copyOfRange(first, greatestLength, first.length));
    return Arrays.copyOf(first, greatestLength);
  }
}
