// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.agent.system.Stamps;
import org.klartecken.agent.system.SteadyClock;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.contract.WireCodec;

class ReportAssemblerTest {
  private long micros = 5_000_000;
  private Instant wall = Instant.parse("2026-11-21T08:00:00Z");
  private final SteadyClock steady = SteadyClock.from(() -> micros, () -> wall);
  private final Stamps stamps = new Stamps("boot-1", () -> micros, () -> wall);
  private final ReportAssembler assembler = new ReportAssembler(new AgentInfo("1", "linux", "6"),
      new StateDigest(new WireCodec()), steady.booted());

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT10M", "PT-10M", "P7000D"})
  void whatWasObservedAMinuteAgoIsAMinuteOlderThanItsMessageHoweverTheClockWasSet(Duration set) {
    Observation seen = new Observation(List.of(),
        List.of(new Reading(DeviceId.HOST, ReadingNames.HOST_UPTIME, Value.of(5), Unit.SECOND, ProofLevel.MEASURED,
            steady.instant())),
        List.of(new ProbeFailure(DeviceId.HOST, new ReadingName("host.clock"), FailureReason.UNSUPPORTED, "",
            steady.instant())));
    micros += 60_000_000;
    wall = wall.plusSeconds(60).plus(set);
    Message.Report report = assembler.report(stamps.next(), assembler.observed(seen));
    Instant minuteBefore = report.stamp().wallTime().minusSeconds(60);
    assertEquals(minuteBefore, report.observation().readings().getFirst().observedAt());
    assertEquals(minuteBefore, report.observation().failures().getFirst().observedAt());
    Message.Birth birth = assembler.birth(stamps.next(), assembler.observed(seen), List.of());
    assertEquals(minuteBefore, birth.observation().readings().getFirst().observedAt());
  }
}
