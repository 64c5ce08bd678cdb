// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.system.PlayedDevices;

/** The ioctls and mapped buffers of a capture, against a camera that is played by the kernel's own structures. */
@EnabledOnOs(OS.LINUX)
class V4l2StreamTest {
  private final Path folder;

  V4l2StreamTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aLivingCameraShowsARoom() throws Exception {
    String film = film("good");
    assertTrue(film.startsWith("640x480 "), film);
    assertEquals(1, number(film, "distinct"), film);
    assertEquals(0, number(film, "broken"), film);
    assertTrue(number(film, "contrast") > 0.05 && number(film, "sharpness") > 0.2, film);
    assertTrue(number(film, "rate") > 5, film);
  }

  @Test
  void aCoveredLensIsDark() throws Exception {
    String film = film("covered");
    assertTrue(number(film, "brightness") < 0.08 && number(film, "contrast") < 0.02, film);
  }

  @Test
  void aFrozenPictureNeverChanges() throws Exception {
    assertEquals(0, number(film("frozen"), "distinct"));
  }

  @Test
  void tornPicturesAreBroken() throws Exception {
    assertTrue(number(film("torn"), "broken") > 0.2);
  }

  @Test
  void aCameraThatSendsNothingHasNoFigures() throws Exception {
    assertEquals("640x480 Optional.empty", film("dead"));
  }

  @Test
  void aCameraInAMeetingIsLeftAlone() throws Exception {
    assertEquals("IN_USE", film("busy"));
  }

  @Test
  void anUnpluggedCameraIsGone() throws Exception {
    assertEquals("DEVICE_GONE", film("gone"));
  }

  private String film(String kind) throws Exception {
    return PlayedDevices.runWith("fake_stream.c", folder, FilmProgram.class,
        folder.resolve("fake/dev/video-" + kind).toString()).getLast();
  }

  private static double number(String film, String name) {
    Matcher m = Pattern.compile(name + "=(-?[0-9.E-]+)").matcher(film);
    assertTrue(m.find(), name + " is missing in " + film);
    return Double.parseDouble(m.group(1));
  }
}
