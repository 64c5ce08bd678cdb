// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.util.Set;
import org.klartecken.contract.ReadingName;

/** Which way a figure had better go. Pure. */
enum Wish {
  HIGH, LOW,
  /** As it always was; also what is not known here. */
  STEADY;

  private static final Set<String> HIGHER = Set.of("audio.loop_snr", "audio.loop_level", "audio.loop_bands",
      "camera.rate", "camera.distinct", "camera.contrast", "camera.sharpness", "network.mos", "network.rating",
      "network.path_mtu");
  private static final Set<String> LOWER = Set.of("audio.capture_noise", "audio.capture_clipped",
      "audio.capture_dropouts", "audio.loop_latency", "audio.loop_echo", "camera.first_picture", "camera.longest_gap",
      "camera.broken", "camera.underexposed", "camera.overexposed", "network.round_trip", "network.round_trip_p95",
      "network.reordered", "network.duplicated", "network.dns_time");

  static Wish of(ReadingName name) {
    String word = name.value();
    if (HIGHER.contains(word)) {
      return HIGH;
    }
    boolean less = LOWER.contains(word) || word.startsWith("network.jitter") || word.startsWith("network.variation")
        || word.startsWith("network.loss");
    return less ? LOW : STEADY;
  }
}
