// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.child;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.selftest.OneAtATime;
import org.klartecken.agent.selftest.SelfTestRights;
import org.klartecken.agent.selftest.SelfTests;
import org.klartecken.agent.selftest.Told;
import org.klartecken.agent.selftest.remedy.Tried;
import org.klartecken.agent.selftest.remedy.TriedFile;
import org.klartecken.agent.system.SparePages;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.stamp.StampKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has self-tests run by a process of their own, which ends with them, and tells how far they are. */
public final class SelfTestRunner implements SelfTests {
  private static final Logger LOG = LoggerFactory.getLogger(SelfTestRunner.class);
  /** After this the result has been told, too. */
  private static final Duration REST = Duration.ofSeconds(10);
  private static final ReadingName WHOLE = new ReadingName("selftest.plan");

  private final SystemRoot root;
  private final Optional<Path> site;
  private final String server;
  private final SelfTestRights rights;
  private final Consumer<Told> listener;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile @Nullable TestingChild child;
  private final TriedFile file;
  private final String system;
  /** What was in vain and stands in no file. */
  private volatile List<Tried.InVain> notKept = List.of();

  /**
   * @param site a folder with profiles of one's own
   * @param server that reflects test packets
   * @param rights what self-tests may do to the room
   * @param file that keeps which remedies were of no use
   * @param system the kernel, its build and the agent, in any words that differ when they do
   * @param listener is told on the self-test's thread, and that a test is over when the next may be ordered
   */
  public SelfTestRunner(SystemRoot root, Optional<Path> site, String server, SelfTestRights rights, TriedFile file,
      String system,
      Consumer<Told> listener) {
    this.root = root;
    this.site = site;
    this.server = server;
    this.rights = rights;
    this.file = file;
    this.system = system;
    this.listener = listener;
  }

  @Override
  public boolean start(Order order) {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    stopped = false;
    Thread.ofPlatform().daemon().name("selftest").start(() -> {
      Told last = ended(order);
      running.set(false); // whoever hears that it is over may order the next at once
      listener.accept(last);
      SparePages.giveBackAfter(REST);
    });
    return true;
  }

  @Override
  public boolean cancel() {
    stopped = true;
    TestingChild now = child;
    if (now != null) {
      now.cancel();
    }
    return running.get();
  }

  private Told ended(Order order) {
    try {
      return turn(order);
    } catch (RuntimeException e) { // a bug of ours must not leave a test behind that never ends
      LOG.error("The self-test {} failed by itself", order.id(), e);
      return refused(order, StepReason.OTHER, e.getClass().getSimpleName());
    }
  }

  private Told turn(Order order) {
    try {
      Optional<OneAtATime> turn = OneAtATime.take(Path.of(System.getProperty("java.io.tmpdir")));
      if (turn.isEmpty()) {
        return refused(order, StepReason.ALREADY_RUNNING, "started by a person on this PC");
      }
      try (OneAtATime _ = turn.get()) {
        return run(order);
      }
    } catch (IOException e) {
      return refused(order, StepReason.ACCESS_DENIED, "it cannot begin: " + e.getMessage());
    }
  }

  private Told run(Order order) throws IOException {
    try (TestingChild mine = TestingChild.start(asked(order))) {
      child = mine;
      if (stopped) { // between the order and now
        mine.cancel();
      }
      Optional<ChildWord> last = mine.hear(word -> listener.accept(told(order, word)));
      LOG.info("selftest={} state={} readings={}", order.id(), last.map(ChildWord::state).orElse(SelfTestState.REFUSED),
          last.map(word -> word.readings().size()).orElse(0));
      last.ifPresent(this::keep);
      return last.isPresent() ? told(order, last.get()) : refused(order, StepReason.OTHER, mine.fate());
    } catch (InterruptedException e) { // nobody interrupts this thread but the end of the agent
      Thread.currentThread().interrupt();
      return refused(order, StepReason.CANCELLED, "the agent ends");
    } finally {
      child = null;
    }
  }

  private void keep(ChildWord last) {
    boolean kept = file.keep(last.inVain());
    notKept = last.inVain().stream().filter(each -> !kept || !each.begun()).toList();
  }

  private ChildOrder asked(Order order) {
    boolean calls = order.reflectorPort().isPresent();
    return new ChildOrder(ProcessHandle.current().pid(), root.path().toString(),
        site.map(Path::toString).orElse(null), calls ? server : null,
        order.reflectorPort().orElse(0), order.reflectorKey().map(StampKey::hex).orElse(null), order.soundAtNight(),
        order.zone().orElseGet(ZoneId::systemDefault).getId(), rights.testPicture(), rights.remedies(),
        rights.services(), system, Stream.concat(file.read().stream(), notKept.stream()).toList());
  }

  private static Told told(Order order, ChildWord word) {
    return new Told(order.id(), word.state(), (int) word.percent(), word.current(), word.steps(), word.readings());
  }

  private static Told refused(Order order, StepReason reason, String detail) {
    return new Told(order.id(), SelfTestState.REFUSED, 0, null,
        List.of(new SelfTestStep(WHOLE, StepResult.SKIPPED, reason, detail, null)), List.of());
  }
}
