// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Quirks;

/** What a profile says of how a device wants to be asked, kept by the runner. */
class QuirksTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private final List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();

  @Test
  void leavesADeviceAloneForAsLongAsItInitialises() {
    AttachedDevice camera = device("usb:1-1", new Quirks(Duration.ofSeconds(2), Duration.ZERO, false, null, Map.of()));
    try (ProbeRunner runner = runner()) {
      runner.run(List.of(), NOON);
      runner.run(List.of(camera), NOON.plusSeconds(10));
      assertEquals(List.of("kernel.memory"), asked, "what the kernel remembers disturbs nobody");
      assertEquals(Optional.of(NOON.plusSeconds(12)), runner.askAgainAt());

      runner.run(List.of(camera), NOON.plusSeconds(12));
      assertEquals(List.of("kernel.memory", "kernel.memory", "device.itself"), asked);
      assertEquals(Optional.empty(), runner.askAgainAt());
    }
  }

  @Test
  void asksAtOnceWhatWasThereBeforeTheAgentWas() {
    AttachedDevice camera = device("usb:1-1", new Quirks(Duration.ofSeconds(2), Duration.ZERO, false, null, Map.of()));
    try (ProbeRunner runner = runner()) {
      runner.run(List.of(camera), NOON);
      assertEquals(List.of("kernel.memory", "device.itself"), asked);
      assertEquals(Optional.empty(), runner.askAgainAt());
    }
  }

  @Test
  void anotherDeviceOnThePortInitialisesAnew() {
    Quirks slow = new Quirks(Duration.ofSeconds(2), Duration.ZERO, false, null, Map.of());
    try (ProbeRunner runner = runner()) {
      runner.run(List.of(device("usb:1-1", Quirks.NONE)), NOON);
      asked.clear();
      AttachedDevice other = new AttachedDevice(new Device(new DeviceId("usb:1-1"), DeviceKind.CAMERA, "other",
          DeviceId.HOST, Set.of(), null, null), null, List.of(), slow);
      runner.run(List.of(other), NOON.plusSeconds(60));
      assertEquals(List.of("kernel.memory"), asked);
    }
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyWaiting() {
    AttachedDevice camera = device("usb:1-1", new Quirks(Duration.ofSeconds(2), Duration.ZERO, false, null, Map.of()));
    try (ProbeRunner runner = runner()) {
      runner.run(List.of(), NOON);
      runner.run(List.of(camera), NOON);
      runner.run(List.of(camera), NOON.minus(Duration.ofDays(1)));
      assertEquals(Optional.empty(), runner.askAgainAt());
    }
  }

  @Test
  void asksNoOftenerThanTheDeviceStands() {
    AttachedDevice touchy = device("usb:1-1", new Quirks(Duration.ZERO, Duration.ofMinutes(5), false, null, Map.of()));
    try (ProbeRunner runner = runner()) {
      for (int minute = 0; minute <= 5; minute++) {
        runner.run(List.of(touchy), NOON.plus(Duration.ofMinutes(minute)));
      }
      assertEquals(2, asked.stream().filter("device.itself"::equals).count());
      assertEquals(6, asked.stream().filter("kernel.memory"::equals).count());
    }
  }

  @Test
  void asksNoOftenerThanTheDeviceStandsThoughItsAnswerIsOutOfDate() {
    AttachedDevice touchy = device("usb:1-1", new Quirks(Duration.ZERO, Duration.ofMinutes(5), false, null, Map.of()));
    try (ProbeRunner runner = runner()) {
      runner.run(List.of(touchy), NOON);
      runner.outdate(new ReadingName("device.itself"));
      runner.run(List.of(touchy), NOON.plusSeconds(60));
      assertEquals(1, asked.stream().filter("device.itself"::equals).count());
    }
  }

  private ProbeRunner runner() {
    return new ProbeRunner(List.of(probe("kernel.memory", Duration.ZERO), probe("device.itself",
        Duration.ofSeconds(30))), Tally.NONE);
  }

  private Probe probe(String name, Duration interval) {
    return new Probe() {
      @Override
      public ReadingName name() {
        return new ReadingName(name);
      }

      @Override
      public boolean appliesTo(AttachedDevice device) {
        return true;
      }

      @Override
      public ProbeOutcome run(AttachedDevice device, Instant now) {
        asked.add(name);
        return new ProbeOutcome.NothingToMeasure();
      }

      @Override
      public Duration interval() {
        return interval;
      }
    };
  }

  private static AttachedDevice device(String id, Quirks quirks) {
    return new AttachedDevice(
        new Device(new DeviceId(id), DeviceKind.CAMERA, "x", DeviceId.HOST, Set.of(), null, null), null, List.of(),
        quirks);
  }
}
