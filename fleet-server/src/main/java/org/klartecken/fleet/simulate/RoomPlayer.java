// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.Unit;
import org.klartecken.contract.UsageKind;
import org.klartecken.contract.UsageSession;
import org.klartecken.contract.Value;
import org.klartecken.fleet.simulate.MeetingPlan.Meeting;
import org.klartecken.fleet.simulate.Town.Place;

/** What the agent of one room would say: birth, report when something changed, heartbeat, usage. Not thread-safe. */
final class RoomPlayer {
  private static final Duration FULL_REPORT = Duration.ofMinutes(5);
  private static final Duration USAGE_GROWS = Duration.ofMinutes(1);
  private final Place place;
  private final List<SimulatedDevice> healthy;
  private final Faults faults;
  private final Loans loans;
  private final MeetingPlan meetings;
  private final SelfTestPlayer tests;
  private final Instant begin;
  private Boot boot;
  private Duration heartbeat = Duration.ofSeconds(15);
  private long sequence;
  private String digest = "";
  private Instant reportedAt = Instant.EPOCH;
  private Instant spokenAt = Instant.EPOCH;
  private Instant usageToldUntil;

  /** @param past how long the PC runs already, its use not told yet, as after a time without a connection */
  RoomPlayer(Place place, Faults faults, Loans loans, MeetingPlan meetings, Instant begin, Duration past) {
    this.place = place;
    healthy = place.devices();
    this.faults = faults;
    this.loans = loans;
    this.meetings = meetings;
    this.begin = begin;
    boot = Boot.at(begin.minus(past));
    usageToldUntil = boot.begin();
    tests = new SelfTestPlayer(place.id(), meetings.zone(),
        new InventedFigures(meetings.seed(), meetings.room(), boot.begin()), boot.begin(), begin);
  }

  /** Whether the PC can be heard at that time. */
  boolean isUp(Instant now) {
    return !fault(now).map(Fault::silences).orElse(false);
  }

  /** The PC was off and started just now. */
  void restart(Instant now) {
    boot = Boot.at(now.minusSeconds(40));
    sequence = 0;
    tests.forget();
  }

  /** What is said at every connect. */
  Message.Birth birth(Instant now) {
    Message.Birth birth = new Message.Birth(stamp(now), place.type().agent(), observe(now), digestAt(now),
        List.of());
    reported(now);
    return birth;
  }

  /** What is to be said now; usually nothing. */
  List<Message> due(Instant now) {
    List<Message> due = new ArrayList<>();
    if (!digestAt(now).equals(digest) || !now.isBefore(reportedAt.plus(FULL_REPORT))) {
      due.add(new Message.Report(stamp(now), observe(now), digestAt(now)));
      reported(now);
    }
    List<UsageSession> sessions = usage(now);
    boolean ended = sessions.stream().anyMatch(session -> !session.open());
    if (!sessions.isEmpty() && (ended || !now.isBefore(usageToldUntil.plus(USAGE_GROWS)))) {
      due.add(new Message.Usage(stamp(now), sessions));
      usageToldUntil = now;
    }
    due.addAll(tests.due(healthy, devices(now), meeting(now).isPresent(), this::stamp, now));
    if (due.isEmpty() && !now.isBefore(spokenAt.plus(heartbeat))) {
      due.add(new Message.Heartbeat(stamp(now), digest));
    }
    if (!due.isEmpty()) {
      spokenAt = now;
    }
    return due;
  }

  /** A usage message was not acknowledged before the connection ended: tell it again. */
  void untold(Message.Usage lost) {
    lost.sessions().stream().map(session -> boot.begin().plusMillis(session.fromMs()))
        .filter(from -> from.isBefore(usageToldUntil)).min(Instant::compareTo).ifPresent(from -> usageToldUntil = from);
  }

  /** The server asked for a full report. */
  void demandReport() {
    digest = "";
  }

  /** The server asked for a self-test; false while another runs. */
  boolean test(String id, Instant now) {
    return tests.begin(id, now);
  }

  /** The server wants it to stop; false when none runs. */
  boolean stopTest() {
    return tests.cancel();
  }

  /** The server asked for another cadence. */
  void heartbeatEvery(Duration every) {
    heartbeat = every;
  }

  Stamp stamp(Instant now) {
    return new Stamp(boot.id(), sequence++, now, boot.millis(now));
  }

  private void reported(Instant now) {
    digest = digestAt(now);
    reportedAt = now;
    spokenAt = now;
  }

  private Optional<Fault> fault(Instant now) {
    return faults.at(Duration.between(begin, now));
  }

  private List<SimulatedDevice> borrowed(Instant now) {
    return loans.at(Duration.between(begin, now));
  }

  private Optional<Meeting> meeting(Instant now) {
    return meetings.at(now);
  }

  /** Any text that differs when the state does: what decides the state. */
  private String digestAt(Instant now) {
    int state = Objects.hash(fault(now), borrowed(now).size(), meeting(now).map(Meeting::withCamera));
    return String.format(Locale.ROOT, "%08x", state);
  }

  private List<SimulatedDevice> devices(Instant now) {
    List<SimulatedDevice> seen = new ArrayList<>(fault(now).map(fault -> fault.seenOn(healthy)).orElse(healthy));
    borrowed(now).forEach(unit -> seen.add(Ports.broughtTo(unit, healthy)));
    Optional<Meeting> meeting = meeting(now);
    return meeting.isEmpty()
        ? List.copyOf(seen)
        : seen.stream().map(device -> device.with(ReadingNames.AUDIO_CAPTURE_IN_USE, Value.of(true))
            .with(ReadingNames.CAMERA_IN_USE, Value.of(meeting.get().withCamera()))).toList();
  }

  private Observation observe(Instant now) {
    List<Reading> readings = new ArrayList<>();
    List<ProbeFailure> failures = new ArrayList<>();
    List<SimulatedDevice> devices = devices(now);
    for (SimulatedDevice device : devices) {
      DeviceId id = device.device().id();
      device.readings().forEach((name, seen) -> readings.add(new Reading(id, name, seen.value(),
          ReadingNames.unit(name).orElse(Unit.NONE), seen.proof(), now)));
      device.failures().forEach((probe, reason) -> failures
          .add(new ProbeFailure(id, probe, reason, "The device did not answer within its deadline.", now)));
    }
    readings.add(new Reading(DeviceId.HOST, ReadingNames.HOST_UPTIME, Value.of(boot.millis(now) / 1000.0), Unit.SECOND,
        org.klartecken.contract.ProofLevel.MEASURED, now));
    return new Observation(devices.stream().map(SimulatedDevice::device).toList(), readings, failures);
  }

  /** Sessions that lasted after what was told, with all their length. */
  private List<UsageSession> usage(Instant now) {
    List<UsageSession> sessions = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(now, meetings.zone());
    for (LocalDate day = LocalDate.ofInstant(usageToldUntil, meetings.zone()); !day.isAfter(today); day = day
        .plusDays(1)) {
      for (Meeting meeting : meetings.of(day)) {
        if (meeting.until().isAfter(usageToldUntil) && meeting.from().isBefore(now)
            && meeting.until().isAfter(boot.begin())) {
          addSessions(meeting, now, sessions);
        }
      }
    }
    return sessions;
  }

  private void addSessions(Meeting meeting, Instant now, List<UsageSession> into) {
    device(Capability.MICROPHONE).ifPresent(id -> into.add(session(UsageKind.MICROPHONE, id, meeting, now)));
    if (meeting.withCamera()) {
      device(Capability.CAMERA).ifPresent(id -> into.add(session(UsageKind.CAMERA, id, meeting, now)));
    }
  }

  private UsageSession session(UsageKind kind, DeviceId device, Meeting meeting, Instant now) {
    boolean open = now.isBefore(meeting.until());
    String id = boot.id().substring(0, 8) + '-' + meeting.id() + '-' + kind.name().toLowerCase(Locale.ROOT);
    return new UsageSession(id, kind, device, ProgramClass.MEETING, boot.id(), meeting.from(),
        boot.millis(meeting.from()), boot.millis(open ? now : meeting.until()), open);
  }

  private Optional<DeviceId> device(Capability capability) {
    return healthy.stream().filter(d -> d.can(capability)).map(d -> d.device().id()).findFirst();
  }
}
