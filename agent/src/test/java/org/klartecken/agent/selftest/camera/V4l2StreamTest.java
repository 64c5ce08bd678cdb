// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
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
  void aCameraThatHasOneRateOnlyIsLookedThroughAtThatRate() throws Exception {
    assertEquals(4, number(film("fixed"), "rate"), 0.5);
  }

  @Test
  void aCameraThatFailsWhenItIsAskedForARateAnswersWrongly() throws Exception {
    assertEquals("MALFORMED_REPLY", film("broken"));
  }

  /** As cameras send it: without the tables that every decoder knows (UVC 1.5, payload MJPEG). */
  @Test
  void motionJpegIsTakenAtTheSizeThatIsAskedForAndDecoded() throws Exception {
    Files.write(folder.resolve("picture.jpg"), Scene.withoutTables(large()));
    String film = film("mjpg");
    assertTrue(film.startsWith("3840x2160 "), film);
    assertEquals(0, number(film, "broken"), film);
    assertEquals(0.5, number(film, "brightness"), 0.05, film);
    assertTrue(number(film, "rate") > 5, film);
  }

  @Test
  void motionJpegThatCannotBeDecodedHasNoFigures() throws Exception {
    Files.write(folder.resolve("picture.jpg"), "no picture".getBytes(US_ASCII));
    assertEquals("3840x2160 Optional.empty", film("mjpg"));
  }

  /** Grey, with an edge in it. */
  private static byte[] large() throws IOException {
    BufferedImage image = new BufferedImage(3840, 2160, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 3840 * 2160; i++) {
      image.setRGB(i % 3840, i / 3840, i % 3840 < 1920 ? 0x606060 : 0xa0a0a0);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
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
