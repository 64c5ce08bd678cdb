// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.agent.transport.CallLog;
import org.klartecken.agent.transport.UdpPath;
import org.klartecken.contract.Reading;
import org.klartecken.stamp.NtpTime;

/** Paths with one fault each, and healthy ones, measured over the log of a call that was made up. */
public final class CallTrials {
  private static final int PACKETS = 300;

  private CallTrials() {
  }

  /** Paths with a fault each. */
  public static List<Trial> faults(AttachedDevice link, Instant at) {
    List<Trial> faults = new ArrayList<>();
    faults.add(Trial.of("network.loss_at_least", seed -> measured(link, at, seed, 0.05, 0.02, 0.002)));
    faults.add(Trial.of("network.round_trip", seed -> measured(link, at, seed, 0, 0.4, 0.002)));
    faults.add(Trial.of("loss and delay", "network.loss_at_least", seed -> measured(link, at, seed, 0.12, 0.35, 0.06))
        .and("network.round_trip"));
    faults.add(Trial.of("jitter", "network.mos_at_most", seed -> measured(link, at, seed, 0, 0.02, 0.15)));
    faults.add(Trial.of("a burst of loss", "network.loss_at_least",
        seed -> measured(link, at, 0.02, 0.002, new Random(seed), i -> i >= 100 + seed && i < 120 + seed)));
    for (UdpPath path : UdpPath.values()) {
      if (path != UdpPath.OPEN) {
        faults.add(Trial.of("UDP " + path.word(), "network.udp", _ -> CallReadings.blocked(link, at, path).list()));
      }
    }
    return faults;
  }

  /** Up to one lost packet in a hundred, which three hundred cannot hold against a path. */
  public static List<Reading> healthy(AttachedDevice link, Instant at, long seed) {
    return measured(link, at, seed, seed % 3 * 0.002, 0.005 + seed % 50 * 0.002, 0.003);
  }

  private static List<Reading> measured(AttachedDevice link, Instant at, long seed, double loss, double trip,
      double jitter) {
    Random random = new Random(seed);
    return measured(link, at, trip, jitter, random, _ -> random.nextDouble() < loss);
  }

  private static List<Reading> measured(AttachedDevice link, Instant at, double trip, double jitter, Random random,
      IntPredicate lost) {
    List<CallLog.Heard> heard = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      double sent = 1000 + i * 0.02;
      double there = trip / 2 + random.nextDouble() * jitter;
      double back = trip / 2 + random.nextDouble() * jitter;
      if (!lost.test(i)) {
        heard.add(new CallLog.Heard(i, i, (long) (sent * 1e9), (long) ((sent + there + back) * 1e9),
            new NtpTime((long) ((sent + there) * 0x1p32)), new NtpTime((long) ((sent + there) * 0x1p32)),
            CallLog.Marking.UNKNOWN));
      }
    }
    return CallReadings.of(link, at, CallFigures.of(new CallLog(PACKETS, false, heard)), new PathMtu(1500)).list();
  }
}
