// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.Locale;

/** How much goes wrong: the share of rooms with a fault at any moment. */
enum FaultLevel {
  NONE(0), FEW(0.06), MANY(0.25), STORM(0.6);

  private final double share;

  FaultLevel(double share) {
    this.share = share;
  }

  double share() {
    return share;
  }

  /** The word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
