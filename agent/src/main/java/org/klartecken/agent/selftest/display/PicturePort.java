// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import java.util.function.BooleanSupplier;

/** Port: shows a number on every display of the PC's desktop for a moment. */
interface PicturePort {
  /**
   * Comes back when the picture is gone again.
   *
   * @param code digits
   * @param cancelled then the picture goes at once
   */
  Shown show(String code, BooleanSupplier cancelled) throws InterruptedException;

  /** What came of it; {@code detail} is one sentence for people who administer. */
  record Shown(boolean drawn, String detail) {
  }
}
