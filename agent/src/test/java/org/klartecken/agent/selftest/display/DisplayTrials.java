// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.display;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.probe.display.TestEdid;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.contract.Device;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.profile.file.ProfileShelf;

/** Displays with one fault each, and healthy ones, looked at by the real step in a kernel's files that were made up. */
public final class DisplayTrials {
  private static final String CONNECTOR = "card0-HDMI-A-1";
  private final ProfileShelf profiles = CatalogLoader.shelf();
  private final Instant at;
  private final Path folder;

  /** @param folder for the files of kernels */
  public DisplayTrials(Instant at, Path folder) {
    this.at = at;
    this.folder = folder;
  }

  /** The display whose readings these are, as the inventory finds it. */
  public Device device() {
    return attached(system("enabled", "On", TestEdid.octets())).device();
  }

  public List<Trial> faults() {
    return List.of(Trial.of("display.status", _ -> looked(system("disabled", "Off", TestEdid.octets()))),
        Trial.of("a garbled EDID", "display.edid_ok", seed -> looked(system("enabled", "On", garbled(seed)))),
        Trial.of("no EDID", "display.edid_ok", _ -> looked(system("enabled", "On", new byte[0]))),
        Trial.of("display.mode_height", _ -> sent(1024, 768)));
  }

  /** Every other one sleeps, and of those every second says nothing meanwhile. */
  public List<Reading> healthy(long seed) {
    return seed % 2 == 0
        ? sent(1920, 1080)
        : looked(system("enabled", "Off", seed % 4 == 1 ? new byte[0] : TestEdid.octets()));
  }

  private static byte[] garbled(long seed) {
    byte[] edid = TestEdid.octets();
    edid[60 + (int) seed] ^= 0x10;
    return edid;
  }

  /** The mode itself is asked of a graphics card by ioctl, which files do not play. */
  private List<Reading> sent(int width, int height) {
    FakeSystem system = system("enabled", "On", TestEdid.octets());
    AttachedDevice display = attached(system);
    List<Reading> all = new ArrayList<>(looked(system));
    all.addAll(Readings.of(display, at, ProofLevel.ENUMERATED).add(ReadingNames.DISPLAY_MODE_WIDTH, width)
        .add(ReadingNames.DISPLAY_MODE_HEIGHT, height).list());
    return all;
  }

  private FakeSystem system(String enabled, String power, byte[] edid) {
    try {
      return new FakeSystem(Files.createTempDirectory(folder, "display")).display(CONNECTOR, "connected", enabled,
          power, edid, "1920x1080");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AttachedDevice attached(FakeSystem system) {
    return new LinuxInventory(system.root(), profiles).look(at).devices().stream()
        .filter(d -> d.device().display() != null).findFirst().orElseThrow();
  }

  private List<Reading> looked(FakeSystem system) {
    try {
      StepOutcome outcome = new DisplayStep((_, _) -> new PicturePort.Shown(false, ""), false, () -> "")
          .run(new StepRun(List.of(attached(system)), at, () -> false, _ -> {
          }));
      return ((StepOutcome.Measured) outcome).readings();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
