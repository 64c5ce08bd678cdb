// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.util.List;
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
   * @param heardNanos T4 by the same
   * @param received T2
   * @param replied T3
   */
  public record Heard(long sequence, long reflected, long sentNanos, long heardNanos, NtpTime received,
      NtpTime replied) {
  }
}
