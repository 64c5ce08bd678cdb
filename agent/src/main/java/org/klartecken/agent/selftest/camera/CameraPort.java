// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.profile.PictureMode;

/** Port: looks through a camera. */
interface CameraPort {
  /** What a camera gave; the camera itself is closed. */
  interface Film {
    /** Makes numbers of the pictures, which are gone then; takes a processor and no camera, to be called once. */
    Shots developed();
  }

  /**
   * Looks until that much time has passed since the first picture.
   *
   * @param node below {@code /dev}
   * @param wanted the picture to ask for; the camera gives the nearest that it has
   * @param patience for the first picture
   * @param cancelled then it stops at once
   */
  Film film(Path node, PictureMode wanted, Duration patience, Duration length, BooleanSupplier cancelled)
      throws DeviceFault, InterruptedException;
}
