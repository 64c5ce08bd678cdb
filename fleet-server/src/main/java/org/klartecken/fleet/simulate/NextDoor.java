// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartecken.fleet.simulate.Town.Place;

/**
 * The speakerphone of the room next door, while that room lends it. It is carried: it comes some seconds after it left
 * there, and is gone some seconds before it is back.
 */
final class NextDoor implements Loans {
  private static final Duration CARRIED = Duration.ofSeconds(6);
  private final List<SimulatedDevice> lent;
  private final Faults before;
  private final Faults after;

  /** @param course of what goes wrong next door, from its begin whenever it is asked */
  NextDoor(Place lender, Supplier<Faults> course) {
    lent = lender.devices().stream().filter(Fault::isSpeakerphone).limit(1).toList();
    before = course.get();
    after = course.get();
  }

  @Override
  public List<SimulatedDevice> at(Duration sinceBegin) {
    boolean left = isLent(before, sinceBegin.minus(CARRIED));
    boolean stays = isLent(after, sinceBegin.plus(CARRIED));
    return left && stays ? lent : List.of();
  }

  private static boolean isLent(Faults faults, Duration at) {
    return faults.at(at).equals(Optional.of(Fault.SPEAKERPHONE_LENT));
  }
}
