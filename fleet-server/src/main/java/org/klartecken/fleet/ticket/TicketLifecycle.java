// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.RoomId;
import org.klartecken.profile.Severity;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.FindingReason;

/**
 * Decides what the findings of a room make of its tickets: one ticket per cause, opened after the findings' hold time,
 * resolved when the last of them healed. Pure.
 *
 * <p>While the agent is not heard we are blind: only the finding that says so is looked at, nothing else opens and
 * nothing heals. When we see again, hold times begin anew, but a fault of a ticket that is still there has not healed. A ticket that a person closed while its fault lasts stays closed until the fault heals or grows.
 */
public final class TicketLifecycle {
  /** A fault that comes back within this time is the old one. */
  static final Duration SAME_FAULT = Duration.ofHours(24);
  private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity).reversed()
      .thenComparing(f -> f.since()).thenComparing(Finding::key);

  private TicketLifecycle() {
  }

  /**
   * The changes that the findings make.
   *
   * @param known tickets of the room that are not closed, and closed ones whose fault lasts
   * @param findings of the room's judgement, with those that do not fire yet
   * @param blind whether the agent is not heard
   */
  public static List<TicketChange> decide(RoomId room, List<Ticket> known, List<Finding> findings, boolean blind,
      Instant now) {
    List<Finding> seen = findings.stream().filter(f -> f.severity() != Severity.NOTE)
        .filter(f -> !blind || f.reason() == FindingReason.AGENT_SILENT).sorted(WORST_FIRST).toList();
    Map<String, List<Finding>> firing = seen.stream().filter(f -> f.fires(now))
        .collect(Collectors.groupingBy(TicketLifecycle::cause, LinkedHashMap::new, Collectors.toList()));
    List<TicketChange> changes = new ArrayList<>();
    for (Ticket ticket : known) {
      if (!blind || isAboutSilence(ticket)) {
        changed(ticket, lasting(ticket, seen, now), now).ifPresent(changes::add);
      }
    }
    firing.forEach((cause, faults) -> {
      if (known.stream().noneMatch(ticket -> covers(ticket, cause, faults, now))) {
        changes.add(open(room, cause, faults, now));
      }
    });
    return changes;
  }

  /** What findings of one ticket have in common: the device if they name one, else the line of the contract. */
  static String cause(Finding finding) {
    DeviceId device = finding.device();
    return device == null ? finding.item() : device.value();
  }

  /** Findings of a ticket's cause that fire, and those that it was told of and that are still there. */
  private static List<Finding> lasting(Ticket ticket, List<Finding> seen, Instant now) {
    return seen.stream().filter(f -> cause(f).equals(ticket.cause()))
        .filter(f -> f.fires(now) || ticket.firing().contains(f.key())).toList();
  }

  private static boolean isAboutSilence(Ticket ticket) {
    return ticket.findings().stream().anyMatch(f -> f.reason() == FindingReason.AGENT_SILENT);
  }

  private static boolean covers(Ticket ticket, String cause, List<Finding> faults, Instant now) {
    return ticket.cause().equals(cause) && switch (ticket.status()) {
      case OPEN, ACKNOWLEDGED -> true;
      case RESOLVED -> returnsSoon(ticket, now);
      case CLOSED -> ticket.firing().containsAll(keys(faults));
    };
  }

  private static boolean returnsSoon(Ticket ticket, Instant now) {
    Instant resolved = ticket.resolvedAt();
    return resolved != null && now.isBefore(resolved.plus(SAME_FAULT));
  }

  private static Optional<TicketChange> changed(Ticket ticket, List<Finding> faults, Instant now) {
    return switch (ticket.status()) {
      case OPEN, ACKNOWLEDGED -> faults.isEmpty() ? Optional.of(resolve(ticket, now)) : update(ticket, faults, now);
      case RESOLVED -> faults.isEmpty() || !returnsSoon(ticket, now)
          ? Optional.empty()
          : Optional.of(reopen(ticket, faults, now));
      case CLOSED -> watch(ticket, faults);
    };
  }

  private static TicketChange open(RoomId room, String cause, List<Finding> faults, Instant now) {
    List<TicketEvent> events = new ArrayList<>();
    events.add(new TicketEvent.Opened(now, faults.getFirst().key()));
    faults.stream().skip(1).forEach(f -> events.add(new TicketEvent.FindingAdded(now, f.key())));
    return new TicketChange(new Ticket(TicketChange.NEW, room, cause, TicketStatus.OPEN, worst(faults), faults,
        List.copyOf(keys(faults)), now, now, null, null, null), events);
  }

  private static Optional<TicketChange> update(Ticket ticket, List<Finding> faults, Instant now) {
    Set<String> keys = keys(faults);
    List<TicketEvent> events = new ArrayList<>();
    keys.stream().filter(key -> !ticket.firing().contains(key))
        .forEach(key -> events.add(new TicketEvent.FindingAdded(now, key)));
    ticket.firing().stream().filter(key -> !keys.contains(key))
        .forEach(key -> events.add(new TicketEvent.FindingHealed(now, key)));
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(new TicketChange(new Ticket(ticket.id(), ticket.room(), ticket.cause(), ticket.status(),
            worst(faults), merged(ticket, faults), List.copyOf(keys), ticket.openedAt(), now,
            ticket.acknowledgedBy(), null, null), events));
  }

  private static TicketChange resolve(Ticket ticket, Instant now) {
    List<TicketEvent> events = new ArrayList<>();
    ticket.firing().forEach(key -> events.add(new TicketEvent.FindingHealed(now, key)));
    events.add(new TicketEvent.Resolved(now));
    return new TicketChange(new Ticket(ticket.id(), ticket.room(), ticket.cause(), TicketStatus.RESOLVED,
        ticket.severity(), ticket.findings(), List.of(), ticket.openedAt(), now, ticket.acknowledgedBy(), now, null),
        events);
  }

  private static TicketChange reopen(Ticket ticket, List<Finding> faults, Instant now) {
    List<TicketEvent> events = new ArrayList<>();
    events.add(new TicketEvent.Reopened(now, faults.getFirst().key()));
    faults.stream().skip(1).forEach(f -> events.add(new TicketEvent.FindingAdded(now, f.key())));
    return new TicketChange(new Ticket(ticket.id(), ticket.room(), ticket.cause(), TicketStatus.OPEN, worst(faults),
        merged(ticket, faults), List.copyOf(keys(faults)), ticket.openedAt(), now, null, null, null), events);
  }

  /** Takes healed faults off a closed ticket without a word, so that they count as new when they come back. */
  private static Optional<TicketChange> watch(Ticket ticket, List<Finding> faults) {
    List<String> still = ticket.firing().stream().filter(keys(faults)::contains).toList();
    return still.size() == ticket.firing().size()
        ? Optional.empty()
        : Optional.of(new TicketChange(new Ticket(ticket.id(), ticket.room(), ticket.cause(), ticket.status(),
            ticket.severity(), ticket.findings(), still, ticket.openedAt(), ticket.updatedAt(),
            ticket.acknowledgedBy(), ticket.resolvedAt(), ticket.closedAt()), List.of()));
  }

  private static Severity worst(List<Finding> faults) {
    return faults.getFirst().severity();
  }

  private static Set<String> keys(List<Finding> faults) {
    return faults.stream().map(Finding::key).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Finding> merged(Ticket ticket, List<Finding> faults) {
    Map<String, Finding> byKey = new LinkedHashMap<>();
    ticket.findings().forEach(f -> byKey.put(f.key(), f));
    faults.forEach(f -> byKey.put(f.key(), f));
    return byKey.values().stream().sorted(WORST_FIRST).toList();
  }
}
