// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Device;
import org.klartecken.contract.Message;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.UsageKind;
import org.klartecken.contract.UsageSession;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.ingest.PahoClient;
import org.klartecken.fleet.ticket.SqlTicketDesk;
import org.klartecken.fleet.ticket.TicketFeed;
import org.klartecken.fleet.ticket.TicketStatus;

/** A server that was away for an hour, and what the room PC kept for it meanwhile. */
class ServerAwayTest {
  private final StepClock clock = new StepClock();
  private final Instant booted = clock.instant().minusSeconds(3_600);
  private long sequence;
  @TempDir
  Path data = Path.of("unset");

  @Test
  void lateUsageIsCountedExactlyAndNoTicketOpensAboutWhatHasHealed() throws Exception {
    Enrolled pc;
    String told;
    try (FleetServer server = FleetServer.start(FleetConfig.anyPort(data), clock)) {
      pc = enrol(server);
      try (PahoClient agent = connected(server, pc)) {
        say(agent, pc, birth(Sample.CAMERA, Sample.SPEAKERPHONE));
        pass(agent, pc, 20);
        told = tickets(server);
        agent.disconnect();
      }
    }
    List<Message> spool = anHourAlone();
    try (FleetServer server = FleetServer.start(FleetConfig.anyPort(data), clock);
        PahoClient agent = connected(server, pc)) {
      say(agent, pc, birth(Sample.CAMERA, Sample.SPEAKERPHONE));
      for (Message kept : spool) {
        say(agent, pc, kept);
        say(agent, pc, kept); // its first acknowledgement was lost
      }
      assertEquals("2 sessions, 1500000 ms, 2 exact", usage(server));
      pass(agent, pc, 20);
      assertEquals(told, tickets(server), "nothing opened, healed or returned");
      say(agent, pc, report(Sample.SPEAKERPHONE));
      pass(agent, pc, 20);
      assertNotEquals(told, tickets(server), "a camera that is really gone is told");
    }
  }

  /** The camera is pulled out after ten minutes and put back after forty; two meetings of 10 and 15 minutes. */
  private List<Message> anHourAlone() {
    clock.advance(Duration.ofMinutes(10));
    Message gone = report(Sample.SPEAKERPHONE);
    Message first = usage("s1", 10);
    clock.advance(Duration.ofMinutes(30));
    Message back = report(Sample.CAMERA, Sample.SPEAKERPHONE);
    Message second = usage("s2", 15);
    clock.advance(Duration.ofMinutes(20));
    return List.of(gone, first, back, second);
  }

  private void pass(PahoClient agent, Enrolled pc, int minutes) throws Exception {
    String digest = "d" + sequence;
    for (int i = 0; i < 2 * minutes; i++) {
      clock.advance(Duration.ofSeconds(30));
      say(agent, pc, new Message.Heartbeat(stamp(), digest));
    }
  }

  private static void say(PahoClient agent, Enrolled pc, Message message) throws Exception {
    assertEquals(0, agent.publish(pc.topic(WireCodec.kindOf(message)), Sample.CODEC.encode(message)));
  }

  private static PahoClient connected(FleetServer server, Enrolled pc) throws Exception {
    PahoClient agent = new PahoClient(server.mqttPort(), "pc");
    agent.connect(pc.tls(), pc.agent().value(), pc.password());
    return agent;
  }

  private Enrolled enrol(FleetServer server) throws Exception {
    try (FleetStore store = FleetStore.open(data)) {
      String token = store.enrolTokens(List.of("localhost"), clock.instant())
          .create(RoomPlan.NONE, 1, Duration.ofHours(1), clock.instant()).getFirst();
      return Enrolled.read(Enrolled.ask(server.httpPort(), token, "n", "an"));
    }
  }

  private long monotonic() {
    return Duration.between(booted, clock.instant()).toMillis();
  }

  private Stamp stamp() {
    sequence++;
    return new Stamp("boot", sequence, clock.instant(), monotonic());
  }

  private Message birth(Device... devices) {
    Stamp stamp = stamp();
    return new Message.Birth(stamp, new AgentInfo("0.1", "linux", "6.12"),
        Sample.observation(clock.instant(), devices), "d" + sequence, List.of());
  }

  private Message report(Device... devices) {
    Stamp stamp = stamp();
    return new Message.Report(stamp, Sample.observation(clock.instant(), devices), "d" + sequence);
  }

  private Message usage(String id, int minutes) {
    long until = monotonic();
    Duration lasted = Duration.ofMinutes(minutes);
    UsageSession session = new UsageSession(id, UsageKind.CAMERA, Sample.CAMERA.id(), ProgramClass.MEETING, "boot",
        clock.instant().minus(lasted), until - lasted.toMillis(), until, false);
    return new Message.Usage(stamp(), List.of(session));
  }

  /** Every ticket with all that ever happened to it. */
  private String tickets(FleetServer server) {
    var desk = new SqlTicketDesk(server.database(), new TicketFeed(), clock);
    return desk.list(EnumSet.allOf(TicketStatus.class), null, null, 100).stream()
        .map(ticket -> ticket.id() + " " + desk.history(ticket.id())).collect(Collectors.joining("\n"));
  }

  private static String usage(FleetServer server) {
    return server.database().read(connection -> {
      try (var query = connection.createStatement();
          var row = query.executeQuery(
              "SELECT COUNT(*) || ' sessions, ' || SUM(until_at - from_at) || ' ms, ' || SUM(exact) || ' exact' "
                  + "FROM usage_session")) {
        return row.next() ? row.getString(1) : "";
      }
    });
  }
}
