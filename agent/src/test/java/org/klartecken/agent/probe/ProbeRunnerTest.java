// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.metrics.AgentMeter;
import org.klartecken.agent.metrics.MeterTally;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

class ProbeRunnerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CountDownLatch kernel = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void letGo() {
    kernel.countDown();
  }

  @Test
  void answersEveryOtherDeviceWhenOneHangs() {
    try (ProbeRunner runner = runner(fake("a.hangs", d -> d.equals("usb:1-1") ? hang() : measured(d, "a.value")),
        fake("b.works", d -> measured(d, "b.value")))) {
      var answers = runner.run(devices("usb:1-1", "usb:1-2", "usb:1-3", "usb:1-4", "usb:1-5"), NOW);

      assertEquals(List.of("usb:1-2 a.value", "usb:1-2 b.value", "usb:1-3 a.value", "usb:1-3 b.value",
          "usb:1-4 a.value", "usb:1-4 b.value", "usb:1-5 a.value", "usb:1-5 b.value"), names(answers));
      assertEquals(List.of("usb:1-1 a.hangs TIMEOUT", "usb:1-1 b.works TIMEOUT"), failures(answers));
    }
  }

  @Test
  void leavesAHungDeviceAloneUntilItComesBackAndThenAsksAgain() {
    try (ProbeRunner runner = runner(fake("a.hangs", d -> kernel.getCount() > 0 ? hang() : measured(d, "a.value")))) {
      runner.run(devices("usb:1-1"), NOW);
      for (int i = 0; i < 5; i++) {
        assertEquals(List.of("usb:1-1 a.hangs TIMEOUT"), failures(runner.run(devices("usb:1-1"), NOW)));
      }
      assertEquals(1, asked.get(), "each round would leave another thread in the kernel");

      kernel.countDown();

      await().until(() -> runner.run(devices("usb:1-1"), NOW).failures().isEmpty());
      assertEquals(2, asked.get());
    }
  }

  @Test
  void stopsAskingWhenTooManyDevicesHang() {
    String[] many = IntStream.range(1, 31).mapToObj(i -> "usb:1-" + i).toArray(String[]::new);
    try (ProbeRunner runner = runner(fake("a.hangs", _ -> hang()))) {
      var answers = runner.run(devices(many), NOW);

      assertEquals(30, answers.failures().size());
      assertTrue(asked.get() <= ProbeRunner.MOST_STUCK + ProbeRunner.AT_ONCE, "threads in the kernel: " + asked.get());
      assertEquals(asked.get(), meters.get(AgentMeter.PROBES_STUCK.meter()).gauge().value());
    }
  }

  @Test
  void makesAFailureOfAProbeThatThrows() {
    try (ProbeRunner runner = runner(fake("a.throws", _ -> {
      throw new IllegalStateException("bug");
    }), fake("b.works", d -> measured(d, "b.value")))) {
      var answers = runner.run(devices("usb:1-1"), NOW);

      assertEquals(List.of("usb:1-1 a.throws OTHER"), failures(answers));
      assertEquals(List.of("usb:1-1 b.value"), names(answers));
    }
  }

  @Test
  void asksAtOnceWhatIsKnownToBeOutOfDateAndOnlyOnce() {
    Probe slow = new Fake("a.slow", d -> measured(d, "a.value"), Duration.ofMinutes(1), asked);
    try (ProbeRunner runner = new ProbeRunner(List.of(slow), Tally.NONE)) {
      runner.run(devices("usb:1-1"), NOW);
      runner.outdate(new ReadingName("a.slow"));
      runner.run(devices("usb:1-1"), NOW.plusSeconds(1));
      assertEquals(2, asked.get());

      runner.run(devices("usb:1-1"), NOW.plusSeconds(2));
      assertEquals(2, asked.get());
    }
  }

  @Test
  void repeatsTheLastAnswerUntilTheProbeIsDueAgain() {
    Probe slow = new Fake("a.slow", d -> measured(d, "a.value"), Duration.ofMinutes(1), asked);
    try (ProbeRunner runner = new ProbeRunner(List.of(slow), Tally.NONE)) {
      runner.run(devices("usb:1-1"), NOW);
      var again = runner.run(devices("usb:1-1"), NOW.plusSeconds(59));
      assertEquals(1, asked.get());
      assertEquals(NOW, again.readings().getFirst().observedAt(), "an old proof keeps its age");

      runner.run(devices("usb:1-1"), NOW.plusSeconds(60));
      assertEquals(2, asked.get());
    }
  }

  @Test
  void whatWasSaidOfANodeIsToldNoMoreWhenItsDriverTookItAwayAndAskedAnewWhenItIsBack() {
    Probe ofNodes = new OfNodes(new Fake("a.node", d -> measured(d, "a.value"), Duration.ofMinutes(1), asked));
    AttachedDevice bound = new AttachedDevice(attached("usb:1-1", "device").device(), null,
        List.of(Path.of("/dev/video0")));
    try (ProbeRunner runner = new ProbeRunner(List.of(ofNodes), Tally.NONE)) {
      assertEquals(List.of("usb:1-1 a.value"), names(runner.run(List.of(bound), NOW)));
      assertEquals(List.of(), names(runner.run(devices("usb:1-1"), NOW.plusSeconds(1))));
      assertEquals(List.of("usb:1-1 a.value"), names(runner.run(List.of(bound), NOW.plusSeconds(2))));
      assertEquals(2, asked.get());
    }
  }

  @Test
  void forgetsADeviceThatWasExchangedForAnotherOnTheSamePort() {
    Probe slow = new Fake("a.slow", d -> measured(d, "a.value"), Duration.ofMinutes(1), asked);
    try (ProbeRunner runner = new ProbeRunner(List.of(slow), Tally.NONE)) {
      runner.run(devices("usb:1-1"), NOW);
      AttachedDevice other = attached("usb:1-1", "another model");

      assertTrue(runner.last(List.of(other)).readings().isEmpty());
      runner.run(List.of(other), NOW);
      assertEquals(2, asked.get());
    }
  }

  @Test
  void asksNothingForTheLastAnswers() {
    try (ProbeRunner runner = runner(fake("a.works", d -> measured(d, "a.value")))) {
      assertTrue(runner.last(devices("usb:1-1")).readings().isEmpty());
      runner.run(devices("usb:1-1"), NOW);
      assertEquals(List.of("usb:1-1 a.value"), names(runner.last(devices("usb:1-1", "usb:1-2"))));
      assertEquals(1, asked.get());
    }
  }

  @Test
  void countsEveryProbeWithItsOutcome() {
    try (ProbeRunner runner = runner(fake("a.works", d -> measured(d, "a.value")), fake("b.hangs", _ -> hang()))) {
      runner.run(devices("usb:1-1"), NOW);

      assertEquals(1, meters.get(AgentMeter.PROBE_DURATION.meter()).tags("probe", "a.works", "outcome", "MEASURED")
          .timer().count());
      assertEquals(1, meters.get(AgentMeter.PROBE_DURATION.meter()).tags("probe", "b.hangs", "outcome", "TIMEOUT")
          .timer().count());
    }
  }

  /** Waits as a thread in the kernel does: no interrupt wakes it. */
  private ProbeOutcome hang() {
    boolean done = false;
    while (!done) {
      try {
        kernel.await();
        done = true;
      } catch (InterruptedException e) {
        done = false;
      }
    }
    return new ProbeOutcome.NothingToMeasure();
  }

  private record Fake(String fullName, Function<String, ProbeOutcome> answer, Duration interval,
      AtomicInteger asked) implements Probe {
    @Override
    public ReadingName name() {
      return new ReadingName(fullName);
    }

    @Override
    public boolean appliesTo(AttachedDevice device) {
      return true;
    }

    @Override
    public ProbeOutcome run(AttachedDevice device, Instant now) {
      asked.incrementAndGet();
      return answer.apply(device.device().id().value());
    }

    /** Short only where the deadline is what is tested, so that a busy machine does not fail the others. */
    @Override
    public Duration deadline() {
      return fullName.endsWith("hangs") ? Duration.ofMillis(500) : Duration.ofSeconds(20);
    }
  }

  /** Applies to a device only as long as a driver made nodes of it. */
  private record OfNodes(Probe probe) implements Probe {
    @Override
    public ReadingName name() {
      return probe.name();
    }

    @Override
    public boolean appliesTo(AttachedDevice device) {
      return !device.nodes().isEmpty();
    }

    @Override
    public Duration interval() {
      return probe.interval();
    }

    @Override
    public ProbeOutcome run(AttachedDevice device, Instant now) {
      return probe.run(device, now);
    }
  }

  private Probe fake(String name, Function<String, ProbeOutcome> answer) {
    return new Fake(name, answer, Duration.ZERO, asked);
  }

  private ProbeRunner runner(Probe... probes) {
    return new ProbeRunner(List.of(probes), new MeterTally(meters));
  }

  private static ProbeOutcome measured(String device, String name) {
    return new ProbeOutcome.Measured(
        List.of(new Reading(new DeviceId(device), new ReadingName(name), Value.of(1), Unit.COUNT,
            ProofLevel.ENUMERATED, NOW)));
  }

  private static List<AttachedDevice> devices(String... ids) {
    List<AttachedDevice> devices = new ArrayList<>();
    for (String id : ids) {
      devices.add(attached(id, "device"));
    }
    return devices;
  }

  private static AttachedDevice attached(String id, String name) {
    return new AttachedDevice(new Device(new DeviceId(id), DeviceKind.OTHER, name, DeviceId.HOST, Set.of(), null, null),
        null, List.of());
  }

  private static List<String> names(ProbeRunner.Answers answers) {
    return answers.readings().stream().map(r -> r.device() + " " + r.name()).toList();
  }

  private static List<String> failures(ProbeRunner.Answers answers) {
    return answers.failures().stream().map((ProbeFailure f) -> f.device() + " " + f.probe() + " " + f.reason())
        .toList();
  }

}
