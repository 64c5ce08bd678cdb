// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.klartecken.stamp.StampKey;

/** Port: self-tests of the running agent, one at a time. Returns at once. */
public interface SelfTests {
  /**
   * What the server asks for.
   *
   * @param id that its messages bear
   * @param reflectorPort where the server reflects test packets, if it does
   * @param soundAtNight whether it may also sound while people sleep
   * @param zone whose night that is, if it is not this PC's
   */
  record Order(String id, OptionalInt reflectorPort, Optional<StampKey> reflectorKey, boolean soundAtNight,
      Optional<ZoneId> zone) {
  }

  /** Begins; false while another runs. */
  boolean start(Order order);

  /** Stops the one that runs; false when none does. */
  boolean cancel();
}
