// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.Reading;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Value;
import org.klartecken.profile.file.CatalogLoader;

class DisplayStepTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final String LEFT = "display:card0-HDMI-A-1";
  private static final String RIGHT = "display:card0-DP-2";
  @TempDir
  private Path folder;
  private FakeSystem system;
  private final List<String> shown = new ArrayList<>();

  @BeforeEach
  void layOut() {
    system = new FakeSystem(folder);
  }

  @Test
  void theNumberIsToldOfTheDisplaysThatAreAwake() throws InterruptedException {
    system.display("card0-HDMI-A-1", "connected", "enabled", "On", new byte[0], "1920x1080");
    system.display("card0-DP-2", "connected", "enabled", "Off", new byte[0], "1920x1080");
    var measured = assertInstanceOf(StepOutcome.Measured.class, run(true, new PicturePort.Shown(true, "")));
    assertEquals(List.of("4827"), shown);
    assertEquals(Optional.of("4827"), text(measured, LEFT, "display.test_code"));
    assertEquals(Optional.empty(), text(measured, RIGHT, "display.test_code"));
    assertEquals(Optional.of("connected"), text(measured, LEFT, "display.status"));
    assertEquals(Optional.of("asleep"), text(measured, RIGHT, "display.status"));
  }

  @Test
  void aPictureThatCouldNotBeDrawnIsNotAskedFor() throws InterruptedException {
    system.display("card0-HDMI-A-1", "connected", "enabled", "On", new byte[0], "1920x1080");
    var measured = assertInstanceOf(StepOutcome.Measured.class, run(true, new PicturePort.Shown(false, "no desktop")));
    assertEquals(Optional.empty(), text(measured, LEFT, "display.test_code"));
    assertEquals("no desktop", measured.detail());
  }

  @Test
  void nothingIsShownUnlessItIsAllowedAndSeen() throws InterruptedException {
    system.display("card0-HDMI-A-1", "connected", "disabled", "Off", new byte[0], "1920x1080");
    run(false, new PicturePort.Shown(true, ""));
    var measured = assertInstanceOf(StepOutcome.Measured.class, run(true, new PicturePort.Shown(true, "")));
    assertEquals(Optional.of("off"), text(measured, LEFT, "display.status"));
    assertTrue(measured.detail().contains("awake"), measured.detail());
    assertEquals(List.of(), shown);
  }

  @Test
  void aRoomWithoutADisplayHasNothingToShow() throws InterruptedException {
    var skipped = assertInstanceOf(StepOutcome.Skipped.class, run(true, new PicturePort.Shown(true, "")));
    assertEquals(StepReason.NOTHING_THERE, skipped.reason());
  }

  private StepOutcome run(boolean shows, PicturePort.Shown answer) throws InterruptedException {
    PicturePort port = (code, _) -> {
      shown.add(code);
      return answer;
    };
    var devices = new LinuxInventory(system.root(), CatalogLoader.shelf()).look(NOW).devices();
    return new DisplayStep(port, shows, () -> "4827").run(new StepRun(devices, NOW, () -> false, _ -> {
    }));
  }

  private static Optional<String> text(StepOutcome.Measured measured, String device, String name) {
    return measured.readings().stream().filter(r -> r.device().value().equals(device) && r.name().value().equals(name))
        .map(Reading::value).map(v -> v instanceof Value.Text(String t) ? t : "?").findFirst();
  }
}
