// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.selftest.remedy.Mending;
import org.klartecken.agent.selftest.remedy.Tried;
import org.klartecken.agent.selftest.sound.SoundPolicy;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs self-tests on a thread of their own, which ends with them, and tells how far they are. */
public final class SelfTestRunner implements SelfTests {
  private static final Logger LOG = LoggerFactory.getLogger(SelfTestRunner.class);
  private static final ReadingName WHOLE = new ReadingName("selftest.plan");
  /** As often as a bar has to move to look alive. */
  private static final long TELL_NS = Duration.ofMillis(500).toNanos();

  private final Supplier<List<AttachedDevice>> devices;
  private final SystemRoot root;
  private final String server;
  private final SelfTestRights rights;
  private final Tried tried = new Tried();
  private final InstantSource wall;
  private final Consumer<Told> listener;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean stopped;

  /**
   * @param devices what is attached now
   * @param server that reflects test packets
   * @param rights what self-tests may do to the room
   * @param listener is told on the self-test's thread
   */
  public SelfTestRunner(Supplier<List<AttachedDevice>> devices, SystemRoot root, String server, SelfTestRights rights,
      InstantSource wall, Consumer<Told> listener) {
    this.devices = devices;
    this.root = root;
    this.server = server;
    this.rights = rights;
    this.wall = wall;
    this.listener = listener;
  }

  @Override
  public boolean start(Order order) {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    stopped = false;
    Thread.ofPlatform().daemon().name("selftest").start(() -> {
      try {
        turn(order);
      } catch (RuntimeException e) { // a bug of ours must not leave a test behind that never ends
        LOG.error("The self-test {} failed by itself", order.id(), e);
        listener.accept(refused(order, StepReason.OTHER, e.getClass().getSimpleName()));
      } finally {
        running.set(false);
      }
    });
    return true;
  }

  @Override
  public boolean cancel() {
    stopped = true;
    return running.get();
  }

  private void turn(Order order) {
    try {
      Optional<OneAtATime> turn = OneAtATime.take(Path.of(System.getProperty("java.io.tmpdir")));
      if (turn.isEmpty()) {
        listener.accept(refused(order, StepReason.ALREADY_RUNNING, "started by a person on this PC"));
        return;
      }
      try (OneAtATime _ = turn.get()) {
        run(order);
      }
    } catch (IOException e) {
      listener.accept(refused(order, StepReason.ACCESS_DENIED, "the lock file cannot be used: " + e.getMessage()));
    }
  }

  private void run(Order order) {
    Optional<InetSocketAddress> reflector = order.reflectorPort().isPresent()
        ? Optional.of(new InetSocketAddress(server, order.reflectorPort().getAsInt()))
        : Optional.empty();
    SelfTestOptions options = new SelfTestOptions(SelfTestOptions.USUAL_BUDGET, reflector, order.reflectorKey(),
        SelfTestOptions.USUAL_CALL,
        SoundPolicy.usual(order.zone().orElseGet(ZoneId::systemDefault)).atNight(order.soundAtNight()),
        rights);
    List<AttachedDevice> attached = devices.get();
    Plan plan = Plan.within(Steps.all(options, new Mending(root, rights.remedies(), tried, wall), wall),
        options.budget());
    MeetingWatch meetings = new MeetingWatch(root, attached);
    SelfTestResult result = new SelfTest(plan, attached, meetings::isOn, () -> stopped, wall)
        .run(new Throttled(order.id()));
    LOG.info("selftest={} state={} readings={}", order.id(), result.state(), result.readings().size());
    listener.accept(new Told(order.id(), result.state(), 100, null, result.steps(), result.readings()));
  }

  private static Told refused(Order order, StepReason reason, String detail) {
    return new Told(order.id(), SelfTestState.REFUSED, 0, null,
        List.of(new SelfTestStep(WHOLE, StepResult.SKIPPED, reason, detail, null)), List.of());
  }

  /** Tells the first and every new step at once, what lies between now and then. */
  private final class Throttled implements Progress {
    private final String id;
    private @Nullable ReadingName last;
    private long toldAt;

    Throttled(String id) {
      this.id = id;
    }

    @Override
    public void at(double done, ReadingName current, List<SelfTestStep> over) {
      long now = System.nanoTime();
      if (current.equals(last) && now - toldAt < TELL_NS) {
        return;
      }
      last = current;
      toldAt = now;
      listener.accept(
          new Told(id, SelfTestState.RUNNING, (int) Math.round(100 * done), current, over, List.of()));
    }
  }
}
