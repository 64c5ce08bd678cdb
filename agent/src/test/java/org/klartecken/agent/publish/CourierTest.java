// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.metrics.AgentMeter;
import org.klartecken.agent.metrics.Tally;

/** The courier against a line whose every event the test gives. */
class CourierTest {
  private final Spool spool;
  private final ScriptedLine line = new ScriptedLine();
  private final List<String> counted = new ArrayList<>();
  private final Courier courier;

  CourierTest(@TempDir Path directory) throws IOException {
    Tally tally = new Tally() {
      @Override
      public void add(AgentMeter counter, double amount, String... labels) {
        counted.add(counter + " " + String.join(" ", labels));
      }

      @Override
      public void set(AgentMeter gauge, double value) {
      }

      @Override
      public void time(AgentMeter timer, Duration took, String... labels) {
      }
    };
    spool = Spool.open(directory, Spool.Limits.USUAL, tally);
    RandomGenerator noChance = () -> 0;
    courier = new Courier(line, spool, noChance, tally);
  }

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void saysTheBirthFirstAndThenWhatWaitsInOrder() {
    usage("one");
    usage("two");
    born(0);
    courier.tick(0);
    assertEquals(List.of("open", "listen", "birth", "one", "two"), line.said);
  }

  @Test
  void sendsNothingBeforeTheBirth() {
    usage("one");
    courier.tick(0);
    courier.on(new LineEvent.Up(10, 10_000), 0);
    assertEquals(List.of("open", "listen"), line.said);
    assertTrue(courier.wantsBirth(0));
  }

  @Test
  void forgetsOnlyWhatWasAcknowledged() {
    long one = usage("one");
    usage("two");
    born(0);
    courier.tick(0);
    courier.on(new LineEvent.Delivered(one), 1);
    assertEquals(List.of("two"), waiting());
    courier.on(new LineEvent.Delivered(one), 2);
    assertEquals(List.of("two"), waiting());
  }

  @Test
  void sendsAgainOnTheNextConnectionWhatWasNotAcknowledged() {
    usage("one");
    born(0);
    courier.tick(0);
    line.said.clear();
    courier.on(new LineEvent.Down(DownReason.LOST, ""), 10);
    assertEquals(List.of(), line.said);
    born(courier.nextMs());
    courier.tick(5_000);
    assertEquals(List.of("open", "listen", "birth", "one"), line.said);
  }

  @Test
  void waitsLongerAfterEachFailureAndLittleAfterASteadyConnection() {
    long now = 0;
    long[] expected = {250, 500, 1000, 2000};
    for (long delay : expected) {
      courier.tick(now);
      courier.on(new LineEvent.Down(DownReason.UNREACHABLE, ""), now);
      assertEquals(now + delay, courier.nextMs());
      now = courier.nextMs();
    }
    born(now);
    courier.on(new LineEvent.Down(DownReason.LOST, ""), now + 61_000);
    assertEquals(now + 61_000 + 250, courier.nextMs());
  }

  @Test
  void staysAwayForMinutesAfterAnotherAgentTookItsPlace() {
    born(0);
    courier.on(new LineEvent.Down(DownReason.TAKEN_OVER, ""), 1000);
    assertEquals(1000 + 150_000, courier.nextMs());
    assertTrue(counted.contains("DISCONNECTIONS TAKEN_OVER"));
  }

  @Test
  void sendsOneReportAtATimeAndThenOnlyTheNewest() {
    born(0);
    long first = report("r1");
    courier.tick(0);
    report("r2");
    courier.tick(1);
    report("r3");
    courier.tick(2);
    assertEquals(List.of("open", "listen", "birth", "r1"), line.said);
    courier.on(new LineEvent.Delivered(first), 3);
    assertEquals("r3", line.said.getLast());
    assertEquals(List.of("r3"), waiting(), "an older report's acknowledgement says nothing of a newer");
  }

  @Test
  void givesUpReportsThatABirthMakesOld() {
    report("before the connection");
    usage("usage stays");
    born(0);
    courier.tick(0);
    assertEquals(List.of("open", "listen", "birth", "usage stays"), line.said);
  }

  @Test
  void neverHasMoreUnderWayThanTheServerTakes() {
    for (int i = 0; i < 5; i++) {
      usage("u" + i);
    }
    born(0, 3);
    courier.tick(0);
    assertEquals(List.of("birth", "u0", "u1"), line.said.subList(2, line.said.size()));
    courier.on(new LineEvent.Delivered(0), 1);
    assertEquals("u2", line.said.getLast());
    courier.on(new LineEvent.Delivered(line.ticketOf("u0")), 2);
    assertEquals("u3", line.said.getLast());
  }

  @Test
  void keepsWhatTheServerHasNoRoomForAndPauses() {
    long one = usage("one");
    usage("two");
    born(0, 2);
    courier.tick(0);
    courier.on(new LineEvent.Refused(one, RefusalReason.QUOTA_EXCEEDED, ""), 10);
    courier.on(new LineEvent.Delivered(0), 10);
    assertEquals(List.of("one", "two"), waiting());
    assertTrue(counted.contains("REFUSED usage QUOTA_EXCEEDED"));
  }

  @Test
  void pausesAfterARefusalAndThenTriesAgain() {
    born(0);
    courier.on(new LineEvent.Delivered(0), 1);
    long one = usage("one");
    courier.tick(2);
    line.said.clear();
    courier.on(new LineEvent.Refused(one, RefusalReason.NOT_AUTHORIZED, "not your prefix"), 10);
    courier.tick(1000);
    assertEquals(List.of(), line.said);
    assertEquals(10 + 15_000, courier.nextMs());
    courier.tick(15_010);
    assertEquals(List.of("one"), line.said);
    assertEquals(List.of("one"), waiting());
  }

  @Test
  void givesUpWhatCanNeverBeRight() {
    born(0);
    long one = usage("one");
    usage("two");
    courier.tick(0);
    courier.on(new LineEvent.Refused(one, RefusalReason.PAYLOAD_FORMAT_INVALID, ""), 1);
    assertEquals(List.of("two"), waiting());
    assertTrue(counted.contains("DROPPED usage MALFORMED"));
  }

  @Test
  void saysTheBirthAgainAfterTheServerRefusedIt() {
    born(0);
    courier.on(new LineEvent.Refused(0, RefusalReason.UNSPECIFIED, ""), 5);
    assertFalse(courier.isBorn());
    assertFalse(courier.wantsBirth(5));
    assertTrue(courier.wantsBirth(courier.nextMs()));
  }

  @Test
  void givesUpAConnectionOnWhichNothingIsAcknowledgedForAMinute() {
    born(0);
    usage("one");
    courier.tick(0);
    assertEquals(60_000, courier.nextMs());
    courier.tick(60_000);
    assertEquals("close", line.said.getLast());
    assertTrue(counted.contains("DISCONNECTIONS STALLED"));
    assertEquals(List.of("one"), waiting());
  }

  @Test
  void givesUpAnAttemptThatIsNeverAnswered() {
    courier.tick(0);
    courier.tick(60_000);
    assertEquals(List.of("open", "close"), line.said);
    courier.on(new LineEvent.Up(10, 1000), 60_001);
    assertFalse(courier.wantsBirth(60_001), "the given-up attempt must not count");
  }

  @Test
  void doesNotPileUpHeartbeats() {
    born(0);
    courier.heartbeat("beat 1".getBytes(UTF_8), 0);
    courier.heartbeat("beat 2".getBytes(UTF_8), 1);
    assertEquals("beat 1", line.said.getLast());
    courier.on(new LineEvent.Delivered(-1), 2);
    courier.heartbeat("beat 3".getBytes(UTF_8), 3);
    assertEquals("beat 3", line.said.getLast());
  }

  @Test
  void triesAgainWhenTheLineCannotTakeAMessageNow() {
    born(0);
    courier.on(new LineEvent.Delivered(0), 0);
    usage("one");
    line.takes = false;
    courier.tick(0);
    line.takes = true;
    courier.tick(courier.nextMs());
    assertEquals("one", line.said.getLast());
  }

  @Test
  void givesUpWhatIsLargerThanTheServerTakes() {
    courier.tick(0);
    courier.on(new LineEvent.Up(10, 10), 0);
    courier.birth(new byte[5], 0);
    usage("x".repeat(11));
    usage("short");
    courier.tick(0);
    assertEquals(List.of("short"), waiting());
    assertTrue(counted.contains("DROPPED usage TOO_LARGE"));
  }

  private void born(long nowMs) {
    born(nowMs, 10);
  }

  private void born(long nowMs, int window) {
    courier.tick(nowMs);
    courier.on(new LineEvent.Up(window, 10_000), nowMs);
    courier.birth("birth".getBytes(UTF_8), nowMs);
  }

  private long usage(String text) {
    return spool.append(SpoolKind.USAGE, "", text.getBytes(UTF_8));
  }

  private long report(String text) {
    return spool.append(SpoolKind.REPORT, "state", text.getBytes(UTF_8));
  }

  private List<String> waiting() {
    return spool.waiting().stream().map(e -> new String(spool.payload(e.id()).orElseThrow(), UTF_8)).toList();
  }

  /** Takes note of what is said. */
  private static final class ScriptedLine implements ServerLine {
    final List<String> said = new ArrayList<>();
    final List<Parcel> parcels = new ArrayList<>();
    boolean takes = true;

    @Override
    public void open() {
      said.add("open");
    }

    @Override
    public void listen() {
      said.add("listen");
    }

    @Override
    public boolean send(Parcel parcel) {
      if (takes) {
        said.add(new String(parcel.payload(), UTF_8));
        parcels.add(parcel);
      }
      return takes;
    }

    @Override
    public void close() {
      said.add("close");
    }

    long ticketOf(String text) {
      return parcels.stream().filter(p -> new String(p.payload(), UTF_8).equals(text)).findFirst().orElseThrow()
          .ticket();
    }
  }
}
