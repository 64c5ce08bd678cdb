// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.selftest.display.PicturePort.Shown;

class ChildPictureTest {
  @TempDir
  private Path folder;

  @Test
  void theNumberStandsOnTheDesktopUntilItIsStopped()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    assumeTrue(Desktop.isThere(), "Xvfb is not installed");
    try (Desktop desktop = Desktop.start(folder)) {
      AtomicBoolean stop = new AtomicBoolean();
      ChildPicture picture = new ChildPicture(desktop.environment(), Duration.ofMinutes(2));
      CompletableFuture<Shown> shown = CompletableFuture.supplyAsync(() -> show(picture, stop));
      await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertEquals("""
          #..#..####..####..####
          #..#..#..#.....#.....#
          #..#..#..#.....#.....#
          ####..####..####.....#
          ...#..#..#..#........#
          ...#..#..#..#........#
          ...#..####..####.....#
          """, desktop.squares(101, 188, 49, 22, 7)));
      stop.set(true);
      assertEquals("stopped", shown.get(1, TimeUnit.MINUTES).detail());
    }
  }

  @Test
  void afterItsTimeItIsGoneAndWasDrawn() throws IOException, InterruptedException {
    assumeTrue(Desktop.isThere(), "Xvfb is not installed");
    try (Desktop desktop = Desktop.start(folder)) {
      Shown shown = new ChildPicture(desktop.environment(), Duration.ofMillis(50)).show("1234", () -> false);
      assertTrue(shown.drawn(), shown.detail());
      await().atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertFalse(desktop.squares(101, 188, 49, 22, 7).contains("#")));
    }
  }

  @Test
  void withoutADesktopItSaysSo() throws InterruptedException {
    Shown nowhere = new ChildPicture(Map.of(), Duration.ofMillis(50)).show("1234", () -> false);
    assertFalse(nowhere.drawn());
    assertEquals("no picture: DISPLAY names no desktop to the agent", nowhere.detail());
    Shown dead = new ChildPicture(Map.of("DISPLAY", ":59999"), Duration.ofMillis(50)).show("1234", () -> false);
    assertFalse(dead.drawn());
    assertTrue(dead.detail().contains(":59999"), dead.detail());
  }

  private static Shown show(ChildPicture picture, AtomicBoolean stop) {
    try {
      return picture.show("4827", stop::get);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
