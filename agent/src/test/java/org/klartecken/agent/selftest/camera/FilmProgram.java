// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.nio.file.Path;
import java.time.Duration;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.profile.PictureMode;

/** Films the camera whose node is its argument, and prints the figures, or why not. */
public final class FilmProgram {
  private FilmProgram() {
  }

  public static void main(String[] args) throws Exception {
    try {
      Shots shots = new V4l2Stream().film(Path.of(args[0]), new PictureMode(3840, 2160, 30), Duration.ofSeconds(2),
          Duration.ofSeconds(1), () -> false).developed();
      System.out.println(shots.width() + "x" + shots.height() + " " + CameraFigures.of(shots));
    } catch (DeviceFault e) {
      System.out.println(e.reason());
    }
  }
}
