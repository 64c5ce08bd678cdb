// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.SelfTestOptions;
import org.klartecken.agent.selftest.SelfTestRights;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.network.Impairment.Plan;
import org.klartecken.agent.selftest.network.TestReflector.Kind;
import org.klartecken.agent.selftest.sound.SoundPolicy;
import org.klartecken.agent.transport.CallLog;
import org.klartecken.agent.transport.CallPlan;
import org.klartecken.agent.transport.StampSender;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Reading;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Value;
import org.klartecken.stamp.StampCodec;
import org.klartecken.stamp.StampKey;

/** Real calls over the loopback, through a relay that loses and holds packets and logs the truth. */
class CallTest {
  private static final AttachedDevice PC = new AttachedDevice(new Device(DeviceId.HOST, DeviceKind.HOST, "PC", null,
      Set.of(Capability.COMPUTER), null, null), null, List.of());
  private static final int PACKETS = 100;
  private static final double MILLISECOND = 0.001;
  private static final int CALLS = 3;

  @Test
  void lossIsExactOnEachWay() throws Exception {
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, null, 0);
        Impairment path = new Impairment(reflector.address(), Plan.losing(i -> i % 10 == 3, i -> i % 25 == 7))) {
      Map<String, Value> readings = call(path.address(), null);
      assertEquals(Value.of("open"), readings.get("network.udp"));
      assertEquals(14, number(readings, "network.loss"));
      assertEquals(10, number(readings, "network.loss_up"));
      assertEquals(4, number(readings, "network.loss_down"));
      assertEquals(2, number(readings, "network.loss_burst"), "packets 32 and 33");
      assertTrue(number(readings, "network.loss_at_least") < 14 && number(readings, "network.loss_at_least") > 5);
      assertTrue(number(readings, "network.mos") < number(readings, "network.mos_at_most"));
    }
  }

  /** Each way holds packets by turns, swaps, doubles and loses some; what it really did is known from its log. */
  @Test
  void whatIsMeasuredIsWhatThePathDidToThisVeryCall() throws Exception {
    for (int call = 1; !isMeasuredInTime(call == CALLS); call++) {
      // another one: this PC stopped a thread just when a time was taken
    }
  }

  /** Makes a call, whose counts are exact always. Answers whether its times are, too; of the last call they must be. */
  private static boolean isMeasuredInTime(boolean last) throws Exception {
    Random random = new Random(5);
    long[] up = random.longs(PACKETS + 5, 8, 24).toArray();
    long[] down = random.longs(PACKETS + 5, 3, 9).toArray();
    Plan plan = new Plan(i -> i % 10 == 3, i -> i % 25 == 7, i -> up[i], i -> i % 20 == 11 ? 50 : down[i],
        i -> i % 30 == 9);
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, null, 0);
        Impairment path = new Impairment(reflector.address(), plan)) {
      CallLog log = new StampSender(path.address(), new StampCodec(null), InstantSource.system())
          .call(CallPlan.voice(PACKETS), true, () -> false, _ -> {
          });
      assertCounts(CallFigures.of(path.log.truth(PACKETS)), CallFigures.of(log), path);
      try {
        assertTimes(CallFigures.of(path.log.truth(PACKETS)), CallFigures.of(log));
        assertEachPacket(path.log.roundTrips(), log);
        return true;
      } catch (AssertionError off) {
        if (last) {
          throw off;
        }
        return false;
      }
    }
  }

  private static void assertCounts(CallFigures truth, CallFigures measured, Impairment path) {
    assertEquals(path.log.lost(true, PACKETS), (long) measured.lostUp().orElseThrow());
    assertEquals(path.log.lost(true, PACKETS) + path.log.lost(false, PACKETS), measured.lost());
    assertEquals(truth.lost(), measured.lost());
    assertEquals(truth.longestBurst(), measured.longestBurst());
    assertEquals(truth.reordered(), measured.reordered());
    assertEquals(truth.duplicated(), measured.duplicated());
    assertTrue(measured.reordered() >= 4 && measured.duplicated() == 4 && measured.lost() == 14,
        "the path does all of it");
  }

  private static void assertTimes(CallFigures truth, CallFigures measured) {
    assertEquals(truth.medianRoundTrip(), measured.medianRoundTrip(), MILLISECOND);
    assertEquals(p95(truth.roundTrips()), p95(measured.roundTrips()), MILLISECOND);
    assertEquals(truth.jitterUp(), measured.jitterUp(), MILLISECOND);
    assertEquals(truth.jitterDown(), measured.jitterDown(), MILLISECOND);
    assertEquals(p95(truth.variationUp()), p95(measured.variationUp()), MILLISECOND);
    assertEquals(p95(truth.variationDown()), p95(measured.variationDown()), MILLISECOND);
    assertTrue(truth.jitterUp() > 4 * MILLISECOND && p95(truth.variationDown()) > 20 * MILLISECOND, truth.toString());
  }

  /**
   * Nine of ten; of the others a thread was stopped between its time stamp and its call of the kernel, on a PC that has
   * more to do.
   */
  private static void assertEachPacket(Map<Long, Double> truth, CallLog log) {
    List<Double> off = new ArrayList<>();
    for (CallLog.Heard h : log.heard()) {
      double measured = (h.heardNanos() - h.sentNanos()) / 1e9 - h.replied().secondsSince(h.received());
      off.add(Math.abs(measured - requireNonNull(truth.get(h.sequence()))));
    }
    off.sort(Double::compare);
    assertTrue(off.get(off.size() * 9 / 10) <= MILLISECOND, off.toString());
  }

  private static double p95(List<Double> sorted) {
    return CallFigures.quantile(sorted, 0.95);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tellsWithWhichMarkingTheCallArrivesOnEachWay() throws Exception {
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, null, 0)) {
      Map<String, Value> readings = call(reflector.address(), null);
      assertEquals(46, number(readings, "network.dscp_up"));
      assertEquals(46, number(readings, "network.dscp_down"));
    }
    try (TestReflector reflector = new TestReflector(Kind.STATELESS, null, 0)) {
      Map<String, Value> readings = call(reflector.address(), null);
      assertTrue(!readings.containsKey("network.dscp_up"), "this one does not tell");
      assertEquals(46, number(readings, "network.dscp_down"));
    }
  }

  @Test
  void aStatelessReflectorIsFoundOutAndItsLossHasNoDirection() throws Exception {
    try (TestReflector reflector = new TestReflector(Kind.STATELESS, null, 0);
        Impairment path = new Impairment(reflector.address(), Plan.losing(i -> i % 10 == 3, _ -> false))) {
      StepOutcome outcome = new CallStep(options(Optional.of(path.address()), null), InstantSource.system()).run(run());
      assertEquals(StepReason.STATELESS_REFLECTOR, assertInstanceOf(StepOutcome.Measured.class, outcome).partly());
      Map<String, Value> readings = told(outcome);
      assertEquals(10, number(readings, "network.loss"));
      assertTrue(!readings.containsKey("network.loss_up") && !readings.containsKey("network.loss_down"));
    }
  }

  @Test
  void theShortAnswersOfTwampLightAreUnderstood() throws Exception {
    try (TestReflector reflector = new TestReflector(Kind.TWAMP_LIGHT, null, 0)) {
      Map<String, Value> readings = call(reflector.address(), null);
      assertEquals(0, number(readings, "network.loss"));
      assertEquals(0, number(readings, "network.loss_up"));
      assertTrue(number(readings, "network.mos") >= 1, readings.toString()); // how good, this PC's load decides
    }
  }

  @Test
  void authenticatedCallsNeedTheSameKey() throws Exception {
    StampKey key = new StampKey(new byte[32]);
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, key, 0)) {
      assertEquals(0, number(call(reflector.address(), key), "network.loss"));
      Map<String, Value> other = call(reflector.address(), new StampKey("another secret of ours".getBytes(UTF_8)));
      assertEquals(Map.of("network.udp", Value.of("lost")), other);
    }
  }

  @Test
  void aPathOfASecondIsMeasuredInTheTimeThatACallHas() throws Exception {
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, null, 0, Duration.ofSeconds(1), 1500 - 28)) {
      CallStep step = new CallStep(options(Optional.of(reflector.address()), null), InstantSource.system());
      long begin = System.nanoTime();
      Map<String, Value> readings = told(step.run(run()));
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      assertTrue(took.compareTo(step.budget()) < 0, "took " + took);
      assertEquals(Value.of("open"), readings.get("network.udp"));
      assertEquals(Value.of(1500), readings.get("network.path_mtu"));
      assertEquals(0, number(readings, "network.loss"));
    }
  }

  @Test
  void theLargestPacketThatComesBackIsThePathsOwn() throws Exception {
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, null, 0, Duration.ZERO, 1420 - 28)) {
      assertEquals(Value.of(1420), call(reflector.address(), null).get("network.path_mtu"));
    }
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, null, 0, Duration.ZERO, 1000)) {
      assertFalse(call(reflector.address(), null).containsKey("network.path_mtu"), "none of those that were tried");
    }
  }

  @Test
  void aPortWhereNobodyListensIsClosed() throws Exception {
    InetSocketAddress nobody;
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, null, 0)) {
      nobody = reflector.address();
    }
    assertEquals(Map.of("network.udp", Value.of("closed")), call(nobody, null));
  }

  @Test
  void withoutAReflectorThereIsNothingToMeasure() throws Exception {
    var step = new CallStep(options(Optional.empty(), null), InstantSource.system());
    assertEquals(Duration.ZERO, step.budget());
    assertEquals(StepReason.NO_REFLECTOR, assertInstanceOf(StepOutcome.Skipped.class, step.run(run())).reason());
  }

  @Test
  void aCancelledCallEndsSoonAndCountsWhatItSent() throws Exception {
    try (TestReflector reflector = new TestReflector(Kind.STATEFUL, null, 0)) {
      AtomicInteger asked = new AtomicInteger();
      CallLog log = new StampSender(reflector.address(), new StampCodec(null), InstantSource.system())
          .call(CallPlan.voice(10_000), true, () -> asked.incrementAndGet() > 20, _ -> {
          });
      assertEquals(20, log.packets());
    }
  }

  private static Map<String, Value> call(InetSocketAddress reflector, @Nullable StampKey key) throws Exception {
    return told(new CallStep(options(Optional.of(reflector), key), InstantSource.system()).run(run()));
  }

  private static Map<String, Value> told(StepOutcome outcome) {
    Map<String, Value> readings = new TreeMap<>();
    for (Reading r : assertInstanceOf(StepOutcome.Measured.class, outcome).readings()) {
      assertEquals(DeviceId.HOST, r.device(), "the loopback proves nothing of a link");
      readings.put(r.name().value(), r.value());
    }
    return readings;
  }

  private static SelfTestOptions options(Optional<InetSocketAddress> reflector, @Nullable StampKey key) {
    return new SelfTestOptions(Duration.ofSeconds(20), reflector, Optional.ofNullable(key), PACKETS,
        SoundPolicy.usual(ZoneOffset.UTC), SelfTestRights.NONE);
  }

  private static StepRun run() {
    return new StepRun(List.of(PC), InstantSource.system().instant(), () -> false, _ -> {
    });
  }

  private static double number(Map<String, Value> readings, String name) {
    return assertInstanceOf(Value.Quantity.class, readings.get(name), name + " of " + readings).number();
  }
}
