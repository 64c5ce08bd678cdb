// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Port: looks through a camera. */
interface CameraPort {
  /**
   * Looks until that much time has passed since the first picture.
   *
   * @param node below {@code /dev}
   * @param patience for the first picture
   * @param cancelled then it stops at once
   */
  Shots film(Path node, Duration patience, Duration length, BooleanSupplier cancelled)
      throws CameraFault, InterruptedException;
}
