// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Which packet number of a connection carries which ticket, until the server acknowledges it. For any thread. */
final class Tickets {
  private static final int LARGEST_NUMBER = 65_535;

  private final Map<Integer, Long> underWay = new HashMap<>();
  private int most = 1;
  private int last;

  /** How many may be under way. */
  synchronized void limit(int receiveMaximum) {
    most = receiveMaximum;
  }

  synchronized boolean isFull() {
    return underWay.size() >= most;
  }

  /** The number for a ticket that goes under way. */
  synchronized int take(long ticket) {
    int number = number();
    underWay.put(number, ticket);
    return number;
  }

  /** A number that nothing under way has. */
  synchronized int number() {
    do {
      last = last % LARGEST_NUMBER + 1;
    } while (underWay.containsKey(last));
    return last;
  }

  /** The ticket that is acknowledged by its number; empty when there is none. */
  synchronized OptionalLong settle(int number) {
    Long ticket = underWay.remove(number);
    return ticket == null ? OptionalLong.empty() : OptionalLong.of(ticket);
  }
}
