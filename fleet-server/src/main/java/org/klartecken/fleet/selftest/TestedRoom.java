// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.util.List;
import java.util.Optional;
import org.klartecken.contract.ReadingName;

/**
 * What a room's own page needs of its self-tests.
 *
 * @param last that runs or ran
 * @param faults of the last, when it is over
 * @param plan the steps of the last whole test
 * @param figures of the last weeks
 * @param seen what people saw of the last one's pictures
 */
public record TestedRoom(Optional<SelfTestRun> last, List<TestFault> faults, List<ReadingName> plan,
    List<FigureSeries> figures, List<Sighting> seen) {
  /** A room that was never tested. */
  public static final TestedRoom NEVER = new TestedRoom(Optional.empty(), List.of(), List.of(), List.of(),
      List.of());
}
