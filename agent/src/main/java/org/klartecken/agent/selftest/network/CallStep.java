// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.SelfTestOptions;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.transport.CallLog;
import org.klartecken.agent.transport.CallPlan;
import org.klartecken.agent.transport.StampSender;
import org.klartecken.agent.transport.UdpPath;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Printable;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.StepReason;
import org.klartecken.stamp.StampCodec;

/** Emulates a voice call to the reflector and measures what becomes of its packets. */
public final class CallStep implements Step {
  private static final ReadingName NAME = new ReadingName("network.call");
  /** Asking whether anybody answers, and how large a packet may be. */
  private static final Duration BEFORE = Duration.ofMillis(4500);

  private final SelfTestOptions options;
  private final CallPlan call;
  private final InstantSource wall;

  public CallStep(SelfTestOptions options, InstantSource wall) {
    this.options = options;
    this.call = CallPlan.voice(options.callPackets());
    this.wall = wall;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration budget() {
    return options.reflector().isEmpty() ? Duration.ZERO : call.length().plus(BEFORE);
  }

  @Override
  public StepOutcome run(StepRun run) throws InterruptedException {
    if (options.reflector().isEmpty()) {
      return new StepOutcome.Skipped(StepReason.NO_REFLECTOR, "name one with --reflector HOST");
    }
    InetSocketAddress reflector = options.reflector().get();
    if (reflector.isUnresolved()) {
      return new StepOutcome.Failed(StepReason.TIMEOUT, "no name server knows " + reflector.getHostString());
    }
    StampSender sender = new StampSender(reflector, new StampCodec(options.key().orElse(null)), wall);
    try {
      StampSender.Contact contact = sender.contact();
      AttachedDevice link = link(contact.local(), run.devices());
      if (contact.path() != UdpPath.OPEN) {
        return blocked(link, run.now(), contact.path(), reflector);
      }
      PathMtu mtu = PathMtu.find(sender, reflector.getAddress(), contact.took());
      CallLog log = sender.call(call, contact.stateful(), run.cancelled(), run.progress());
      return measured(link, run.now(), CallFigures.of(log), mtu, contact.stateful());
    } catch (IOException e) {
      return new StepOutcome.Failed(StepReason.OTHER, Printable.clean(String.valueOf(e.getMessage())));
    }
  }

  /** That nothing comes back is a measurement, too. */
  private static StepOutcome blocked(AttachedDevice link, Instant now, UdpPath path, InetSocketAddress reflector) {
    return new StepOutcome.Measured(CallReadings.blocked(link, now, path).list(),
        "UDP to " + reflector.getHostString() + ':' + reflector.getPort()
            + " is " + path.word());
  }

  private static StepOutcome measured(AttachedDevice link, Instant now, CallFigures figures, PathMtu mtu,
      boolean stateful) {
    return new StepOutcome.Measured(CallReadings.of(link, now, figures, mtu).list(),
        stateful ? null : StepReason.STATELESS_REFLECTOR,
        stateful ? "" : "the reflector keeps no count, so nobody knows on which way packets were lost");
  }

  /** The link that the way begins at; the PC itself when it never leaves it, which proves nothing of any link. */
  private static AttachedDevice link(InetAddress local, List<AttachedDevice> devices) throws IOException {
    NetworkInterface through = NetworkInterface.getByInetAddress(local);
    String name = through == null ? "" : through.getName();
    Optional<AttachedDevice> link = devices.stream().filter(d -> d.device().can(Capability.NETWORK))
        .filter(d -> d.nodes().stream().anyMatch(node -> isNamed(node, name))).findFirst();
    return link.orElseGet(() -> devices.stream().filter(d -> d.device().id().equals(DeviceId.HOST)).findFirst()
        .orElseThrow(() -> new IllegalStateException("an inventory without its PC")));
  }

  private static boolean isNamed(Path node, String name) {
    return node.endsWith("sys/class/net/" + name) && !name.isEmpty();
  }
}
