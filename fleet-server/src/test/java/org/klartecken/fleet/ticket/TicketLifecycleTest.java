// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.RoomId;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.FindingReason;

class TicketLifecycleTest {
  private static final RoomId ROOM = new RoomId("an");
  private static final Instant T0 = Instant.parse("2026-11-21T08:00:00Z");
  private static final DeviceId CAMERA = new DeviceId("usb:1-1");
  private final List<Ticket> tickets = new ArrayList<>();

  @Test
  void opensOneTicketPerCauseWhenTheHoldTimeIsOver() {
    var lost = finding("camera", FindingReason.DEVICE_LOST, CAMERA, Severity.CRITICAL, Duration.ofSeconds(30));
    var microphone = finding("microphone", FindingReason.DEVICE_LOST, CAMERA, Severity.WARNING,
        Duration.ofSeconds(30));
    var display = finding("display", FindingReason.DEVICE_MISSING, null, Severity.CRITICAL, Duration.ofSeconds(30));
    assertEquals(List.of(), step(29, false, lost, microphone, display));
    step(30, false, lost, microphone, display);
    assertEquals(List.of("usb:1-1", "display"), tickets.stream().map(Ticket::cause).toList());
    assertEquals(List.of(lost, microphone), tickets.getFirst().findings(), "worst first");
    assertEquals(List.of(), step(31, false, lost, microphone, display), "the same again changes nothing");
  }

  @Test
  void notesOpenNothing() {
    assertEquals(List.of(),
        step(10, false, finding("host", FindingReason.LIMIT_BROKEN, null, Severity.NOTE, Duration.ZERO)));
  }

  @Test
  void resolvesWhenTheLastFindingHealedAndReopensWithinADay() {
    var lost = critical("camera");
    var weak = finding("camera", FindingReason.PROOF_STALE, null, Severity.WARNING, Duration.ZERO);
    step(0, false, lost, weak);
    assertEquals(List.of(new TicketEvent.FindingHealed(at(5), lost.key())), step(5, false, weak));
    assertEquals(Severity.WARNING, tickets.getFirst().severity());
    assertEquals(
        List.of(new TicketEvent.FindingHealed(at(9), weak.key()), new TicketEvent.Resolved(at(9))), step(9, false));
    assertEquals(TicketStatus.RESOLVED, tickets.getFirst().status());
    assertInstanceOf(TicketEvent.Reopened.class, step(100, false, lost).getFirst());
    assertEquals(1, tickets.size());
    assertEquals(TicketStatus.OPEN, tickets.getFirst().status());
  }

  @Test
  void aFaultThatIsStillThereAfterASilenceHasNotHealedThoughItsHoldTimeBeginsAnew() {
    var lost = finding("camera", FindingReason.DEVICE_LOST, CAMERA, Severity.CRITICAL, Duration.ofSeconds(30));
    step(30, false, lost);
    step(40, true, finding("agent", FindingReason.AGENT_SILENT, null, Severity.CRITICAL, Duration.ZERO));
    Finding seenAgain = lost.since(at(100));
    step(100, false, seenAgain);
    assertEquals(TicketStatus.OPEN, tickets.getFirst().status());
    assertEquals(List.of(new TicketEvent.FindingHealed(at(110), lost.key()), new TicketEvent.Resolved(at(110))),
        step(110, false), "healed before its hold time was over again");
  }

  @Test
  void opensAnotherTicketWhenTheFaultComesBackAfterADay() {
    step(0, false, critical("camera"));
    step(1, false);
    step(Duration.ofHours(25).toSeconds(), false, critical("camera"));
    assertEquals(List.of(TicketStatus.RESOLVED, TicketStatus.OPEN), tickets.stream().map(Ticket::status).toList());
  }

  @Test
  void nothingOpensOrHealsWhileTheAgentIsNotHeard() {
    step(0, false, critical("camera"));
    var silent = finding("agent", FindingReason.AGENT_SILENT, null, Severity.CRITICAL, Duration.ZERO);
    var events = step(5, true, silent, critical("display"));
    assertEquals(List.of(new TicketEvent.Opened(at(5), silent.key())), events);
    assertEquals(List.of(TicketStatus.OPEN, TicketStatus.OPEN), tickets.stream().map(Ticket::status).toList());
    assertEquals(List.of(new TicketEvent.FindingHealed(at(9), silent.key()), new TicketEvent.Resolved(at(9))),
        step(9, false, critical("camera")));
  }

  @Test
  void acknowledgedTicketStaysAcknowledgedWhenItGrows() {
    step(0, false, critical("camera"));
    Ticket open = tickets.getFirst();
    tickets.set(0, new Ticket(open.id(), ROOM, open.cause(), TicketStatus.ACKNOWLEDGED, open.severity(),
        open.findings(), open.firing(), open.openedAt(), open.updatedAt(), "kim", null, null));
    step(5, false, critical("camera"),
        finding("camera", FindingReason.PROOF_STALE, null, Severity.WARNING, Duration.ZERO));
    assertEquals(TicketStatus.ACKNOWLEDGED, tickets.getFirst().status());
    assertEquals("kim", tickets.getFirst().acknowledgedBy());
  }

  @Test
  void closedTicketStaysClosedUntilItsFaultHealed() {
    step(0, false, critical("camera"));
    Ticket open = tickets.getFirst();
    tickets.set(0, new Ticket(open.id(), ROOM, open.cause(), TicketStatus.CLOSED, open.severity(), open.findings(),
        open.firing(), open.openedAt(), at(1), null, null, at(1)));
    assertEquals(List.of(), step(5, false, critical("camera")));
    assertEquals(List.of(), step(6, false));
    step(7, false, critical("camera"));
    assertEquals(List.of(TicketStatus.CLOSED, TicketStatus.OPEN), tickets.stream().map(Ticket::status).toList());
  }

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  private static Finding critical(String item) {
    return finding(item, FindingReason.DEVICE_MISSING, null, Severity.CRITICAL, Duration.ZERO);
  }

  private static Finding finding(String item, FindingReason reason, @Nullable DeviceId device, Severity severity,
      Duration hold) {
    return new Finding(item, device, "", reason, null, severity, T0, hold, new LocalText("sv", "en"), Set.of());
  }

  /** Decides, keeps what came of it, and answers with the lines of all histories. */
  private List<TicketEvent> step(long second, boolean blind, Finding... findings) {
    List<TicketEvent> events = new ArrayList<>();
    for (TicketChange change : TicketLifecycle.decide(ROOM, tickets, List.of(findings), blind, at(second))) {
      events.addAll(change.events());
      Ticket after = change.after();
      if (after.id() == TicketChange.NEW) {
        tickets.add(new Ticket(tickets.size() + 1L, after.room(), after.cause(), after.status(), after.severity(),
            after.findings(), after.firing(), after.openedAt(), after.updatedAt(), null, null, null));
      } else {
        tickets.replaceAll(t -> t.id() == after.id() ? after : t);
      }
    }
    return events;
  }
}
