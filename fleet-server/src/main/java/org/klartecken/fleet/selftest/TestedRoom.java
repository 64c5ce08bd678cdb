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
 * @param whole the last that ran to its end: what is known of the room, however the last one ended
 * @param plan the steps of the next
 * @param figures of the last weeks
 * @param seen what people saw of the whole one's pictures
 */
public record TestedRoom(Optional<SelfTestRun> last, List<TestFault> faults, Optional<PastTest> whole,
    List<ReadingName> plan, List<FigureSeries> figures, List<Sighting> seen) {
}
