// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;

/**
 * Pairs what went away with what appeared, the surest bond first, each at most once.
 *
 * @param gone newest first
 * @param arrived by place
 */
record Pairing(List<LostDevice> gone, List<Device> arrived, Set<UnitId> repeated, Instant at) {
  /** What appears in another port as long after something else went away has nothing to do with it. */
  private static final Duration IN_ITS_STEAD = Duration.ofDays(1);

  /** The bonds, in the order in which they are tried. */
  private enum Bond {
    SAME_UNIT, BACK_IN_ITS_PLACE, PERHAPS_MOVED, UPDATE_MODE, SWAPPED_HERE, SWAPPED_ELSEWHERE, REPLACED_HERE, REPLACED_ELSEWHERE;

    boolean isOneUnit() {
      return switch (this) {
        case SAME_UNIT, BACK_IN_ITS_PLACE, PERHAPS_MOVED -> true;
        case UPDATE_MODE, SWAPPED_HERE, SWAPPED_ELSEWHERE, REPLACED_HERE, REPLACED_ELSEWHERE -> false;
      };
    }
  }

  /** A device that is here and what it has to do with one that went. */
  record Pair(LostDevice gone, Device arrived, ArrivalKind kind, boolean sure, boolean isOneUnit) {
    Arrival arrival(Instant at) {
      return new Arrival(kind, gone.device(), sure, gone.since(), at);
    }
  }

  /** By the place of what appeared. */
  Map<DeviceId, Pair> pairs() {
    Map<DeviceId, Pair> pairs = new LinkedHashMap<>();
    Set<LostDevice> taken = new HashSet<>();
    for (Bond bond : Bond.values()) {
      for (LostDevice was : gone) {
        for (Device is : arrived) {
          if (!taken.contains(was) && !pairs.containsKey(is.id()) && holds(bond, was, is)) {
            pairs.put(is.id(), pair(bond, was, is));
            taken.add(was);
          }
        }
      }
    }
    return pairs;
  }

  private boolean holds(Bond bond, LostDevice was, Device is) {
    Likeness likeness = Likeness.of(was.device(), is, repeated);
    boolean here = was.device().id().equals(is.id());
    boolean free = was.successor() == null;
    boolean lately = !was.since().plus(IN_ITS_STEAD).isBefore(at);
    return switch (bond) {
      case SAME_UNIT -> likeness == Likeness.SAME_UNIT;
      case BACK_IN_ITS_PLACE -> here && likeness.stays();
      case PERHAPS_MOVED -> likeness == Likeness.PERHAPS;
      case UPDATE_MODE -> free && here && (waits(was.device()) || waits(is));
      case SWAPPED_HERE -> free && here && isAnother(likeness);
      case SWAPPED_ELSEWHERE -> free && lately && isAnother(likeness);
      case REPLACED_HERE -> free && here && alike(was.device(), is, likeness);
      case REPLACED_ELSEWHERE -> free && lately && alike(was.device(), is, likeness);
    };
  }

  private static boolean isAnother(Likeness likeness) {
    return likeness == Likeness.TWO_UNITS || likeness == Likeness.DOUBTFUL;
  }

  private Pair pair(Bond bond, LostDevice was, Device is) {
    Likeness likeness = Likeness.of(was.device(), is, repeated);
    boolean here = was.device().id().equals(is.id());
    ArrivalKind kind = switch (bond) {
      case SAME_UNIT, PERHAPS_MOVED -> here ? ArrivalKind.RETURNED : ArrivalKind.MOVED;
      case BACK_IN_ITS_PLACE -> ArrivalKind.RETURNED;
      case UPDATE_MODE -> ArrivalKind.CHANGED_MODE;
      case SWAPPED_HERE, SWAPPED_ELSEWHERE -> ArrivalKind.SWAPPED;
      case REPLACED_HERE, REPLACED_ELSEWHERE -> ArrivalKind.REPLACED;
    };
    boolean sure = switch (bond) {
      case SAME_UNIT, SWAPPED_HERE, REPLACED_HERE -> true;
      case BACK_IN_ITS_PLACE, PERHAPS_MOVED, UPDATE_MODE, SWAPPED_ELSEWHERE, REPLACED_ELSEWHERE -> false;
    };
    return new Pair(was, is, kind, sure && (kind != ArrivalKind.SWAPPED || likeness == Likeness.TWO_UNITS),
        bond.isOneUnit());
  }

  /** Whether two devices of different models serve the same end. */
  private static boolean alike(Device was, Device is, Likeness likeness) {
    return likeness == Likeness.OTHER_MODEL && was.kind() == is.kind() && switch (is.kind()) {
      case CAMERA, SPEAKERPHONE, MICROPHONE, SPEAKER, HEADSET, CONFERENCE_PHONE, CAPTURE, DISPLAY, HUB, DOCK, ADAPTER,
          SERIAL, NETWORK ->
        true;
      case HOST, INPUT, STORAGE, OTHER -> false;
    };
  }

  /** Whether a device does nothing but wait for new firmware. */
  static boolean waits(Device device) {
    return device.can(Capability.UPDATE_MODE) && device.capabilities().size() == 1;
  }
}
