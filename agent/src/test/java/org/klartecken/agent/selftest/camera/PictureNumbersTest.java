// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureNumbersTest {
  @Test
  void aHundredHealthyPicturesAreWithinTheLimitsOfTheStandard() {
    for (int seed = 0; seed < 100; seed++) {
      PictureNumbers n = new Scene(seed).light(0.5 + seed * 0.006, 5).numbers();
      assertTrue(n.brightness() > 0.10 && n.over() < 0.5, "seed " + seed + ": " + n);
      assertTrue(n.contrast() > 0.03, "seed " + seed + ": " + n);
      assertTrue(n.sharpness() > 0.2, "seed " + seed + ": " + n);
    }
  }

  @Test
  void aCoveredLensIsDarkAndWithoutContrast() {
    PictureNumbers covered = new Scene(1).light(0.02, 14).numbers();
    assertTrue(covered.brightness() < 0.08 && covered.contrast() < 0.02 && covered.under() > 0.9, covered.toString());
  }

  @Test
  void aGreyPictureHasNoContrast() {
    PictureNumbers grey = new Scene(1).light(0, 128).numbers();
    assertTrue(grey.contrast() < 0.02, grey.toString());
    assertEquals(0.5, grey.brightness(), 0.01);
  }

  @Test
  void tooMuchLightIsSeen() {
    assertTrue(new Scene(1).light(3, 0).numbers().over() > 0.6);
  }

  @Test
  void heavyBlurIsToldFromASharpPicture() {
    double sharp = new Scene(1).numbers().sharpness();
    double blurred = new Scene(1).blurred(12).numbers().sharpness();
    assertTrue(sharp > 0.2 && blurred < 0.1, sharp + " against " + blurred);
  }

  @Test
  void motionJpegSaysTheSameAsThePictureItself() throws IOException {
    JpegPictures decoder = new JpegPictures();
    byte[] jpeg = new Scene(1).jpeg();
    PictureNumbers n = PictureNumbers.of(decoder.thinned(jpeg, 8), decoder.middle(jpeg, Scene.WIDTH, Scene.HEIGHT));
    PictureNumbers same = new Scene(1).numbers();
    assertEquals(same.brightness(), n.brightness(), 0.01);
    assertEquals(same.contrast(), n.contrast(), 0.01);
    assertEquals(same.sharpness(), n.sharpness(), 0.15);
    decoder.close();
  }

  @Test
  void picturesWithoutHuffmanTablesAreReadWithTheStandardOnes() throws IOException {
    byte[] whole = new Scene(1).jpeg();
    byte[] bare = Scene.withoutTables(whole);
    assertTrue(bare.length < whole.length);
    JpegPictures decoder = new JpegPictures();
    assertEquals(decoder.thinned(whole, 8).octets(), decoder.thinned(bare, 8).octets());
    decoder.close();
    assertArrayEquals(whole, HuffmanTables.in(whole), "one that has tables stays as it is");
    assertArrayEquals(new byte[3], HuffmanTables.in(new byte[3]));
  }

  @Test
  void damagedPicturesAreAFailureAndNotABug() throws IOException {
    JpegPictures decoder = new JpegPictures();
    byte[] jpeg = new Scene(1).jpeg();
    for (int length : new int[]{0, 1, 2, 20, 300}) {
      assertThrows(IOException.class, () -> decoder.thinned(Arrays.copyOf(jpeg, length), 8), "length " + length);
    }
    assertTrue(decoder.thinned(jpeg, 8).width() > 0, "the next one is read");
    decoder.close();
  }

  @Test
  void ratesAndGapsAreThoseOfTheClock() {
    PictureNumbers n = new Scene(1).numbers();
    long begin = 5_000_000_000L;
    var frames = new ArrayList<Shots.Shot>();
    for (int i = 0; i < 31; i++) {
      long late = i > 20 ? 200_000_000L : 0;
      frames.add(new Shots.Shot(i, begin + 400_000_000L + i * 33_333_333L + late, i < 11 ? 7 : i, i == 15,
          i % 8 == 0 ? n : null));
    }
    CameraFigures figures = CameraFigures.of(new Shots(640, 480, begin, frames)).orElseThrow();
    assertEquals(0.4, figures.firstFrame(), 1e-6);
    assertEquals(29 / 1.2, figures.rate(), 0.01);
    assertEquals(0.2333, figures.longestGap(), 0.001);
    assertEquals(1.0 / 31, figures.broken(), 1e-9);
    assertEquals(19.0 / 29, figures.distinct(), 1e-9, "ten pictures were the same as the one before");
    assertEquals(n, figures.picture());
  }

  @Test
  void aSlowPcThatFetchesEveryThirdPictureDoesNotMakeTheCameraStutter() {
    CameraFigures slowPc = figures(3);
    assertEquals(30, slowPc.rate(), 1e-6);
    assertEquals(1.0 / 30, slowPc.longestGap(), 1e-6);
    CameraFigures slowCamera = figures(1);
    assertEquals(10, slowCamera.rate(), 1e-6);
    assertEquals(0.1, slowCamera.longestGap(), 1e-6);
  }

  /** Ten pictures a second, of which the camera's driver counts more, or not. */
  private static CameraFigures figures(int counted) {
    PictureNumbers n = new Scene(1).numbers();
    List<Shots.Shot> frames = IntStream.range(0, 16)
        .mapToObj(i -> new Shots.Shot(i * counted, i * 100_000_000L, i, false, n)).toList();
    return CameraFigures.of(new Shots(640, 480, 0, frames)).orElseThrow();
  }

  @Test
  void withoutTwoWholePicturesThereAreNoFigures() {
    assertEquals(Optional.empty(), CameraFigures.of(new Shots(640, 480, 0, List.of())));
    assertEquals(Optional.empty(), CameraFigures.of(new Shots(640, 480, 0,
        List.of(new Shots.Shot(0, 1, 1, true, null), new Shots.Shot(1, 2, 2, true, null)))));
  }
}
