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
 * @param testPicture whether a picture may cover what is on the displays for a second
 */
public record SelfTestOptions(Duration budget, Optional<InetSocketAddress> reflector, Optional<StampKey> key,
    int callPackets, SoundPolicy sound, boolean testPicture) {
  /** As many as tell whether the path loses less than one percent, by the rule of three. */
  public static final int USUAL_CALL = 300;
  /** The room is taken for so long at most; where all answers, it is about half of that. */
  public static final Duration USUAL_BUDGET = Duration.ofSeconds(30);

  public SelfTestOptions {
    if (callPackets < 10 || callPackets > 15_000) {
      throw new IllegalArgumentException("A call has 10 to 15000 packets.");
    }
  }
}
