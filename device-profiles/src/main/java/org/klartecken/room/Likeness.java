// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.Optional;
import java.util.Set;
import org.klartecken.contract.Device;
import org.klartecken.contract.DisplayIdentity;

/** Whether two sightings are of one unit, as far as descriptors tell: cheap devices have no serial number. */
enum Likeness {
  /** One model, one serial number. */
  SAME_UNIT,
  /** One model, and nothing tells two units of it apart. */
  PERHAPS,
  /** One model; what they give as serial numbers differs, but is not worth the name. */
  DOUBTFUL,
  /** One model, two serial numbers. */
  TWO_UNITS,
  /** Two models. */
  OTHER_MODEL;

  /**
   * Compares what two sightings say of themselves.
   *
   * @param repeated units that are known to be more than one
   */
  static Likeness of(Device a, Device b, Set<UnitId> repeated) {
    if (isUnnamedDisplay(a, b)) {
      // a display that sleeps or is switched off may hide its EDID; on its own connector it is taken for itself
      return a.id().equals(b.id()) ? PERHAPS : OTHER_MODEL;
    }
    if ((a.usb() == null) != (b.usb() == null) || (a.display() == null) != (b.display() == null)
        || !Models.of(a).equals(Models.of(b))) {
      return OTHER_MODEL;
    }
    if (a.usb() == null && a.display() == null) {
      return a.id().equals(b.id()) ? PERHAPS : OTHER_MODEL;
    }
    return bySerial(a, b, repeated);
  }

  /** Whether at one place, with nothing seen between, the second is taken for the first. */
  boolean stays() {
    return this == SAME_UNIT || this == PERHAPS;
  }

  private static Likeness bySerial(Device a, Device b, Set<UnitId> repeated) {
    Optional<UnitId> one = UnitId.of(a).filter(unit -> !repeated.contains(unit));
    Optional<UnitId> other = UnitId.of(b).filter(unit -> !repeated.contains(unit));
    if (one.isPresent() && other.isPresent()) {
      return one.equals(other) ? SAME_UNIT : TWO_UNITS;
    }
    return Models.serial(a).equals(Models.serial(b)) ? PERHAPS : DOUBTFUL;
  }

  private static boolean isUnnamedDisplay(Device a, Device b) {
    DisplayIdentity screenA = a.display();
    DisplayIdentity screenB = b.display();
    return screenA != null && screenB != null && (screenA.maker() == null || screenB.maker() == null);
  }
}
