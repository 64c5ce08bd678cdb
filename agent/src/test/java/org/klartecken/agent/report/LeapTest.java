// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

/** Which volatile readings do not wait for the next whole report. */
class LeapTest {
  @Test
  void aDiskThatFillsUpAndOneThatIsEmptiedAreNews() {
    assertTrue(Leap.between(disk(40), disk(20)));
    assertTrue(Leap.between(disk(3), disk(40)));
    assertFalse(Leap.between(disk(40), disk(21)));
  }

  @Test
  void whatIsLeftOfAlmostNothingIsNoNews() {
    assertTrue(Leap.between(disk(2), disk(0)));
    assertFalse(Leap.between(disk(0.9), disk(0)));
    assertFalse(Leap.between(disk(0), disk(1.9)));
  }

  @Test
  void whatCannotRunOutNeverLeaps() {
    assertFalse(Leap.between(of(ReadingNames.HOST_LOAD, 0.1), of(ReadingNames.HOST_LOAD, 4)));
  }

  @Test
  void whatWasNotTakenBeforeOrIsNoLongerHasNotLeapt() {
    assertFalse(Leap.between(Observation.EMPTY, disk(1)));
    assertFalse(Leap.between(disk(1), Observation.EMPTY));
    assertFalse(Leap.between(of(ReadingNames.HOST_MEMORY_AVAILABLE, 90), disk(1)));
  }

  private static Observation disk(double free) {
    return of(ReadingNames.HOST_DISK_FREE, free);
  }

  private static Observation of(ReadingName name, double value) {
    return new Observation(List.of(), List.of(new Reading(new DeviceId("host"), name, Value.of(value), Unit.PERCENT,
        ProofLevel.MEASURED, Instant.EPOCH)), List.of());
  }
}
