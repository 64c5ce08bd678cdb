// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.agent.transport.CallLog;
import org.klartecken.stamp.NtpTime;

/** What really became of each packet of a call on its way, in the order in which packets left. Thread-safe. */
final class PassageLog {
  /**
   * One packet that passed.
   *
   * @param number of the request
   * @param up whether it was on its way to the reflector
   * @param came by the monotonic clock, in nanoseconds
   * @param went by the same
   */
  record Passage(int number, boolean up, long came, long went) {
    double held() {
      return (went - came) / 1e9;
    }
  }

  private final List<Passage> passed = new ArrayList<>();
  private final List<Passage> lost = new ArrayList<>();

  synchronized void add(Passage passage) {
    passed.add(passage);
  }

  synchronized void lost(int number, boolean up, long came) {
    lost.add(new Passage(number, up, came, 0));
  }

  /** How many of the first so many requests were lost on one way. */
  synchronized long lost(boolean up, int packets) {
    return lost.stream().filter(p -> p.up() == up && p.number() < packets).count();
  }

  /** Seconds for which each request and its first answer were held, together. */
  synchronized Map<Long, Double> roundTrips() {
    Map<Long, Double> up = new HashMap<>();
    Map<Long, Double> both = new HashMap<>();
    for (Passage p : passed) {
      if (p.up()) {
        up.put((long) p.number(), p.held());
      } else {
        both.putIfAbsent((long) p.number(), up.getOrDefault((long) p.number(), Double.NaN) + p.held());
      }
    }
    return both;
  }

  /** The log of a sender that saw no more of the call than this path, and all of it. */
  synchronized CallLog truth(int packets) {
    Map<Integer, Passage> up = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    List<CallLog.Heard> heard = new ArrayList<>();
    for (Passage p : passed) {
      if (p.up()) {
        up.put(p.number(), p);
        order.add(p.number());
      } else {
        Passage request = requireNonNull(up.get(p.number()), "an answer without its request");
        NtpTime turned = new NtpTime((long) (request.went() / 1e9 * 0x1p32));
        heard.add(new CallLog.Heard(p.number(), order.indexOf(p.number()), request.came(),
            request.went() + p.went() - p.came(), turned, turned, CallLog.Marking.UNKNOWN));
      }
    }
    return new CallLog(packets, true, heard);
  }
}
