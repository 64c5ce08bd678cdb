// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.agent.publish.Courier;
import org.klartecken.agent.publish.LineEvent;
import org.klartecken.agent.publish.ServerLine;
import org.klartecken.agent.publish.Spool;
import org.klartecken.agent.report.ReportAssembler;
import org.klartecken.agent.report.StateDigest;
import org.klartecken.agent.selftest.SelfTests;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.contract.WireCodec;

/** What the loop says by itself, to a server that takes everything at once. */
class AgentLoopTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private final AtomicLong clockMs = new AtomicLong();
  private final List<MessageKind> said = new CopyOnWriteArrayList<>();

  @Test
  void aDiskThatFillsUpIsReportedLongBeforeTheNextWholeReport(@TempDir Path folder) throws Exception {
    WireCodec codec = new WireCodec();
    try (Spool spool = Spool.open(folder, Spool.Limits.USUAL, Tally.NONE)) {
      AgentLoop loop = new AgentLoop(codec,
          new ReportAssembler(new AgentInfo("1", "linux", "6"), new StateDigest(codec), NOW),
          () -> new Stamp("boot", 1, NOW, 1), clockMs::get, InstantSource.fixed(NOW), spool, Duration.ofMinutes(5),
          new NoTests(), Tally.NONE);
      Thread thread = Thread.ofPlatform().daemon().start(
          () -> loop.run(new Courier(new Taker(loop), spool, () -> 0, Tally.NONE)));
      loop.tell(new AgentEvent.Surveyed(disk(40)));
      await().until(() -> said.contains(MessageKind.BIRTH));
      clockMs.set(1000);
      loop.tell(new AgentEvent.Surveyed(disk(4)));
      await().until(() -> said.contains(MessageKind.REPORT));
      loop.tell(new AgentEvent.Stop());
      thread.join();
    }
  }

  private static Observation disk(double free) {
    return new Observation(List.of(), List.of(new Reading(DeviceId.HOST, ReadingNames.HOST_DISK_FREE, Value.of(free),
        Unit.PERCENT, ProofLevel.MEASURED, NOW)), List.of());
  }

  /** A connection that is up when it is opened. */
  private final class Taker implements ServerLine {
    private final AgentLoop loop;

    Taker(AgentLoop loop) {
      this.loop = loop;
    }

    @Override
    public void open() {
      loop.tell(new AgentEvent.OnLine(new LineEvent.Up(10, 10_000)));
    }

    @Override
    public void listen() {
    }

    @Override
    public boolean send(Parcel parcel) {
      said.add(parcel.kind());
      loop.tell(new AgentEvent.OnLine(new LineEvent.Delivered(parcel.ticket())));
      return true;
    }

    @Override
    public void close() {
    }
  }

  /** This PC tests nothing. */
  private record NoTests() implements SelfTests {
    @Override
    public boolean start(Order order) {
      return false;
    }

    @Override
    public boolean cancel() {
      return false;
    }
  }
}
