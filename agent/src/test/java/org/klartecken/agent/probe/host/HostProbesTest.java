// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.probe.Looked;

class HostProbesTest {
  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void layOut() {
    system = new FakeSystem(folder);
  }

  @Test
  void readsUptimeAndLoad() {
    system.file("proc/loadavg", "0.75 0.65 0.31 1/93 13713");
    assertEquals(Optional.of(4711.25), look().value("host", "host.uptime"));
    assertEquals(Optional.of(0.75), look().value("host", "host.load"));
  }

  @Test
  void readsTheMemoryThatProgramsCanStillGet() {
    system.file("proc/meminfo", "MemTotal:        8000000 kB\nMemFree:  100 kB\nMemAvailable:    2000000 kB");
    assertEquals(Optional.of(25.0), look().value("host", "host.memory_available"));
  }

  @Test
  void saysWhenTheMemoryIsNotTold() {
    system.file("proc/meminfo", "MemTotal:        0 kB\nMemAvailable: many kB");
    assertEquals(Optional.of("UNSUPPORTED: /proc/meminfo does not tell the memory"),
        look().failure("host", "host.memory_available"));
  }

  @Test
  void takesTheHottestSensorThatIsConnected() {
    system.file("sys/class/thermal/thermal_zone0/temp", "41000").file("sys/class/thermal/thermal_zone1/temp", "-274000")
        .file("sys/class/hwmon/hwmon0/temp1_input", "63500").file("sys/class/hwmon/hwmon0/temp2_input", "255000")
        .file("sys/class/hwmon/hwmon0/temp3_input", "broken").file("sys/class/hwmon/hwmon0/temp1_crit", "100000");
    assertEquals(Optional.of(63.5), look().value("host", "host.temperature"));
  }

  @Test
  void readsNoTemperatureWithoutASensor() {
    assertEquals(Optional.empty(), look().value("host", "host.temperature"));
  }

  @Test
  void readsTheDiskOfAFolderAndSaysWhenThereIsNone() {
    double free = (double) look().value("host", "host.disk_free").orElseThrow();
    assertTrue(free >= 0 && free <= 100);

    var failure = Looked.at(system.root(), new DiskProbe(folder.resolve("gone"))).failure("host", "host.disk_free");
    assertTrue(failure.orElse("").startsWith("OTHER: the disk cannot be asked"), failure.toString());
  }

  private Looked look() {
    return Looked.at(system.root(), new UptimeProbe(system.root()), new MemoryProbe(system.root()),
        new TemperatureProbe(system.root()), new DiskProbe(folder), new ClockProbe(system.root()));
  }
}
