// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.time.Duration;

/**
 * The packets of an emulated call.
 *
 * @param packets how many
 * @param interval between them
 * @param octets of each, as UDP carries them
 * @param waiting after the last one; what has not been answered then is lost (RFC 7680 §2.1)
 */
public record CallPlan(int packets, Duration interval, int octets, Duration waiting) {
  /** A voice packet of G.711 every 20 ms: 12 octets of RTP and 160 of sound. */
  public static CallPlan voice(int packets) {
    return new CallPlan(packets, Duration.ofMillis(20), 172, Duration.ofMillis(1500));
  }

  public Duration length() {
    return interval.multipliedBy(packets).plus(waiting);
  }
}
