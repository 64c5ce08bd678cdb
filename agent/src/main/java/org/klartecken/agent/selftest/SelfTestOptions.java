// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.klartecken.agent.selftest.sound.SoundPolicy;
import org.klartecken.stamp.StampKey;

/**
 * What a self-test may do and whom it may ask.
 *
 * @param budget for all steps together
 * @param reflector that answers the test packets of a call
 * @param key of authenticated test packets
 * @param callPackets how many packets the call has
 * @param sound whether and how loud it may sound
 * @param rights what it may do to the room
 */
public record SelfTestOptions(Duration budget, Optional<InetSocketAddress> reflector, Optional<StampKey> key,
    int callPackets, SoundPolicy sound, SelfTestRights rights) {
  /** As many as tell whether the path loses less than one percent, by the rule of three. */
  public static final int USUAL_CALL = 300;
  /** So long at most, every device at its slowest and mended; a room that works is left after a tenth of it. */
  public static final Duration USUAL_BUDGET = Duration.ofMinutes(4);

  public SelfTestOptions {
    if (callPackets < 10 || callPackets > 15_000) {
      throw new IllegalArgumentException("A call has 10 to 15000 packets.");
    }
  }
}
