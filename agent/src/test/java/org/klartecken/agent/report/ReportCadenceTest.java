// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.report.ReportCadence.Due;

class ReportCadenceTest {
  private static final long START = 1_000_000;
  private final ReportCadence fresh = ReportCadence.starting(Duration.ofSeconds(15));
  private final ReportCadence settled = fresh.reported("a", START);

  @Test
  void reportsAtOnceWhenNothingWasReportedYet() {
    assertEquals(Due.REPORT, fresh.due("a", 0));
  }

  @Test
  void saysNothingWhileNothingChanges() {
    assertEquals(Due.NOTHING, settled.due("a", START + 14_999));
    assertEquals(START + 15_000, settled.nextMs("a"));
  }

  @Test
  void reportsAChangeAtOnceAfterAQuietTime() {
    assertEquals(Due.REPORT, settled.due("b", START + 250));
    assertEquals(Due.REPORT, settled.due("b", START + 9_000));
  }

  @Test
  void reportsAStormOfChangesFourTimesASecond() {
    ReportCadence cadence = settled;
    int reports = 0;
    for (long now = START + 1; now <= START + 10_000; now++) {
      String digest = "d" + now;
      if (cadence.due(digest, now) == Due.REPORT) {
        reports++;
        cadence = cadence.reported(digest, now);
      }
    }
    assertEquals(40, reports);
  }

  @Test
  void wakesForAChangeThatHadToWait() {
    assertEquals(Due.NOTHING, settled.due("b", START + 100));
    assertEquals(START + 250, settled.nextMs("b"));
    assertEquals(Due.REPORT, settled.due("b", settled.nextMs("b")));
  }

  @Test
  void saysNothingOfAChangeThatWentBackWhileItWaited() {
    assertEquals(Due.NOTHING, settled.due("b", START + 100));
    assertEquals(Due.NOTHING, settled.due("a", START + 250));
  }

  @Test
  void beatsAfterFifteenSecondsOfSilenceAndAgain() {
    assertEquals(Due.HEARTBEAT, settled.due("a", START + 15_000));
    ReportCadence beaten = settled.beaten(START + 15_000);
    assertEquals(Due.NOTHING, beaten.due("a", START + 29_999));
    assertEquals(Due.HEARTBEAT, beaten.due("a", START + 30_000));
  }

  @Test
  void reportsEveryFiveMinutesThoughHeartbeatsWereSent() {
    ReportCadence beaten = settled.beaten(START + 299_000);
    assertEquals(Due.NOTHING, beaten.due("a", START + 299_999));
    assertEquals(Due.REPORT, beaten.due("a", START + 300_000));
  }

  @Test
  void reportsOnDemandThoughNothingChanged() {
    assertEquals(Due.REPORT, settled.demanded().due("a", START + 250));
    assertEquals(Due.NOTHING, settled.demanded().due("a", START + 249), "a demand is no way round the limit");
  }

  @Test
  void takesAnotherHeartbeat() {
    assertEquals(Due.HEARTBEAT, settled.withHeartbeat(Duration.ofSeconds(5)).due("a", START + 5_000));
  }
}
