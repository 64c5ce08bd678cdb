// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.util.List;
import java.util.OptionalInt;
import org.klartecken.stamp.NtpTime;

/**
 * What was sent and heard.
 *
 * @param packets that count; some more may follow them to tell where the last ones were lost
 * @param stateful whether the reflector counts by itself, so that loss has a direction
 * @param heard in the order of their arrival
 */
public record CallLog(int packets, boolean stateful, List<Heard> heard) {
  public CallLog {
    heard = List.copyOf(heard);
  }

  /**
   * One answer.
   *
   * @param sequence of the request
   * @param reflected the reflector's own sequence number
   * @param sentNanos T1 by this PC's monotonic clock, from an origin of its own
   * @param heardNanos T4 by the same: when the kernel had it, where that is known
   * @param received T2
   * @param replied T3
   */
  public record Heard(long sequence, long reflected, long sentNanos, long heardNanos, NtpTime received,
      NtpTime replied, Marking marking) {
  }

  /**
   * The DSCP (RFC 2474) that packets still bore where they arrived, 0 to 63.
   *
   * @param up at the reflector, empty of one that does not tell
   * @param down at this PC, empty where the system does not tell
   */
  public record Marking(OptionalInt up, OptionalInt down) {
    public static final Marking UNKNOWN = new Marking(OptionalInt.empty(), OptionalInt.empty());
  }
}
