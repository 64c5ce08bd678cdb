// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Observation;
import org.klartecken.profile.file.CatalogLoader;

/** Files of the system go away, and turn into nonsense, while they are looked at: seeded, printed on failure. */
class SurveyUnderRemovalTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void standsDevicesThatGoAwayDuringTheLook(long seed) throws InterruptedException {
    Random random = new Random(seed);
    FakeSystem system = fullRoom();
    List<Path> files = files(random);
    AtomicBoolean done = new AtomicBoolean();
    Thread thief = Thread.ofPlatform().start(() -> {
      try {
        files.forEach(SurveyUnderRemovalTest::remove);
      } finally {
        done.set(true);
      }
    });
    try (Survey survey = survey(system)) {
      boolean last = false;
      while (!last) {
        last = done.get();
        holds(survey.observe(Looked.NOW));
      }
    }
    thief.join();
    assertTrue(files(random).stream().noneMatch(Files::isRegularFile), "the thief took everything");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void standsFilesThatHoldNonsense(long seed) throws IOException {
    Random random = new Random(seed);
    FakeSystem system = fullRoom();
    List<Path> files = files(random);
    for (Path file : files.subList(0, files.size() / 2)) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        spoil(file, random);
      }
    }
    try (Survey survey = survey(system)) {
      holds(survey.observe(Looked.NOW));
    }
  }

  private static void holds(Observation seen) {
    ReadingInvariants.hold(seen);
    assertTrue(seen.failures().stream().noneMatch(f -> f.detail().startsWith("the probe itself failed")),
        () -> seen.failures().toString());
    assertTrue(seen.failures().stream().noneMatch(f -> f.reason() == FailureReason.TIMEOUT),
        () -> seen.failures().toString());
  }

  private Survey survey(FakeSystem system) {
    return new Survey(new LinuxInventory(system.root(), CatalogLoader.shipped().catalog()),
        new ProbeRunner(Probes.all(system.root(), folder, Optional.empty()), Tally.NONE));
  }

  private FakeSystem fullRoom() {
    FakeSystem system = new FakeSystem(folder).usb("1-4", 0x2109, 0x2817, "Hub");
    for (int i = 1; i <= 5; i++) {
      String port = "1-4." + i;
      system.usb(port, 0x046d, 0x085e, "BRIO").usbInterface(port, 0, 0x0e, 1, "uvcvideo")
          .usbInterface(port, 2, 1, 1, "snd-usb-audio")
          .usbDescriptors(port, "120110 02ef020140 6d04 5e08 1703 01020301")
          .video("video" + 2 * i, port, 0, 0, "BRIO").video("video" + (2 * i + 1), port, 0, 1, "BRIO")
          .usbSound(port, 2, i, "BRIO" + i, "0c", "0p").usbSerial(port, 3, "ttyUSB" + i)
          .usbNetwork(port, 4, "enx" + i);
    }
    return system.display("card0-HDMI-A-1", "connected", "enabled", "On", new byte[128], "1920x1080")
        .sound("sys/devices/pci0000:00/0000:00:1f.3", 0, "PCH", "0c", "0p", "3p")
        .network("sys/devices/pci0000:00/0000:00:1f.6/net/eth0", "eth0").file("proc/loadavg", "1 1 1")
        .file("proc/meminfo", "MemTotal: 100 kB\nMemAvailable: 50 kB")
        .file("proc/net/route", "Iface\neth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0")
        .file("sys/class/thermal/thermal_zone0/temp", "41000");
  }

  /** Everything below the folder but the way to it, in a random order. */
  private List<Path> files(Random random) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = new ArrayList<>(all.filter(p -> folder.relativize(p).getNameCount() > 2).sorted().toList());
      Collections.shuffle(files, random);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path path) {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      if (!Files.deleteIfExists(path)) {
        return; // an empty folder that went with the last of its files
      }
      for (Path parent = path.getParent(); parent != null && isEmpty(parent); parent = parent.getParent()) {
        Files.delete(parent);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Random octets, a link to itself, a folder, or far too much. */
  private static void spoil(Path path, Random random) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> inside = Files.walk(path)) {
        for (Path p : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    } else {
      Files.delete(path);
    }
    switch (random.nextInt(5)) {
      case 0 -> Files.createSymbolicLink(path, path.getFileName());
      case 1 -> Files.createDirectory(path);
      case 2 -> Files.write(path, new byte[300_000]);
      case 3 -> Files.write(path, new byte[0]);
      default -> {
        byte[] octets = new byte[random.nextInt(300)];
        random.nextBytes(octets);
        Files.write(path, octets);
      }
    }
  }
}
