// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.DeviceInventory;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.device.ProfilesInForce;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.selftest.MeetingWatch;
import org.klartecken.agent.selftest.Plan;
import org.klartecken.agent.selftest.PresentDevices;
import org.klartecken.agent.selftest.Progress;
import org.klartecken.agent.selftest.SelfTest;
import org.klartecken.agent.selftest.SelfTestOptions;
import org.klartecken.agent.selftest.SelfTestResult;
import org.klartecken.agent.selftest.Steps;
import org.klartecken.agent.selftest.remedy.Mending;
import org.klartecken.agent.selftest.remedy.Tried;
import org.klartecken.agent.usage.UseReader;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;

/**
 * The program of the process that tests for the agent: reads one order, says how far it is, and ends. When its input
 * ends, because the agent wants no more of it or is no more, it ends as cancelled.
 */
public final class SelfTestProcess {
  /** As often as a bar has to move to look alive. */
  private static final long TELL_NS = Duration.ofMillis(500).toNanos();

  private final ChildCodec codec = new ChildCodec();
  private final PrintStream out;
  private final InstantSource wall = InstantSource.system();
  private volatile boolean stopped;

  private SelfTestProcess(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    // what else prints goes to the log, not between the lines
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    System.setOut(System.err);
    new SelfTestProcess(out).run(new BufferedReader(new InputStreamReader(System.in, UTF_8)));
    System.exit(0); // a step whose device hangs does not keep the process
  }

  private void run(BufferedReader in) throws IOException {
    String line = in.readLine();
    ChildOrder order = codec.order(line == null ? "" : line)
        .orElseThrow(() -> new IOException("there is no order to be read"));
    Thread.ofPlatform().daemon().name("selftest-stop").start(() -> awaitEnd(in));
    SystemRoot root = order.systemRoot();
    SelfTestOptions options = order.options();
    Tried tried = new Tried(order.system(), order.inVain());
    DeviceInventory inventory = new LinuxInventory(root, () -> ProfilesInForce.of(order.ownProfiles()));
    Supplier<List<AttachedDevice>> look = () -> inventory.look(wall.instant()).devices();
    PresentDevices present = new PresentDevices(look.get(), look);
    Mending mending = new Mending(root, present, options.rights(), tried);
    Plan plan = Plan.within(Steps.all(options, mending, wall), options.budget());
    MeetingWatch meetings = new MeetingWatch(
        root.isLive() ? UseReader.ofChild(root, order.agent()) : new UseReader(root), present);
    SelfTestResult result = new SelfTest(plan, present, meetings::isOn, () -> stopped, wall).run(new Throttled());
    mending.awaitEnd();
    say(new ChildWord(result.state(), 100, null, result.steps(), result.readings(), tried.list()));
  }

  private void awaitEnd(BufferedReader in) {
    try {
      while (in.read() != -1) {
        // nothing is said after the order
      }
    } catch (IOException broken) {
      // the same as its end
    }
    stopped = true;
  }

  private void say(ChildWord word) {
    out.println(codec.line(word));
  }

  /** Tells the first and every new step at once, what lies between now and then. */
  private final class Throttled implements Progress {
    private @Nullable ReadingName last;
    private long toldAt;

    @Override
    public void at(double done, ReadingName current, List<SelfTestStep> over) {
      long now = System.nanoTime();
      if (current.equals(last) && now - toldAt < TELL_NS) {
        return;
      }
      last = current;
      toldAt = now;
      say(new ChildWord(SelfTestState.RUNNING, Math.round(100 * done), current, over, List.of(), List.of()));
    }
  }
}
