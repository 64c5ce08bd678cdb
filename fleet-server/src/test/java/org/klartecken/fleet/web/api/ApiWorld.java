// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.AgentInfo;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Message;
import org.klartecken.contract.MessageKind;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ProgramClass;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.SelfTestState;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.Stamp;
import org.klartecken.contract.StepResult;
import org.klartecken.contract.Unit;
import org.klartecken.contract.UsageKind;
import org.klartecken.contract.UsageSession;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;
import org.klartecken.fleet.change.ChangeWriter;
import org.klartecken.fleet.history.HistoryWriter;
import org.klartecken.fleet.pipeline.Heard;
import org.klartecken.fleet.pipeline.Outcome;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.selftest.SelfTestBoard;
import org.klartecken.fleet.selftest.SelfTestWriter;
import org.klartecken.fleet.ticket.Ticket;
import org.klartecken.fleet.ticket.TicketEvent;
import org.klartecken.fleet.ticket.TicketStatus;
import org.klartecken.fleet.unit.UnitWriter;
import org.klartecken.fleet.usage.UsageWriter;
import org.klartecken.profile.Connector;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.Severity;
import org.klartecken.profile.StandardItem;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.FindingReason;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.ItemState;
import org.klartecken.readiness.PurposeVerdict;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Fittings;
import org.klartecken.room.OfferedConnector;
import org.klartecken.room.OwnDevice;
import org.klartecken.room.RoomState;
import org.klartecken.room.RoomStateReducer;

/** Three rooms of a municipality on a Saturday morning: one broken, one ready, one of another organisation. */
final class ApiWorld {
  static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  static final DeviceId PHONE = new DeviceId("usb:1-4.2");
  static final Room LOMMEN = new Room(new RoomId("lommen"), "norrkoping", "radhuset", "Rådhuset", "2", "Lommen",
      "hybrid", ZONE, new AgentId("agent-lommen"), new Fittings(
          List.of(new OwnDevice(PHONE, DeviceKind.SPEAKERPHONE, "Jabra SPEAK 510 USB", null,
              new UsbId(0x0b0e, 0x0420), null, Set.of(Capability.MICROPHONE, Capability.SPEAKER))),
          List.of(new OfferedConnector(Connector.HDMI, "kabel på bordet"))));
  /** One standard is enough to show how it is spelt. */
  static final ProfileCatalog CATALOG = new ProfileCatalog(CatalogLoader.shipped().catalog().profiles(),
      CatalogLoader.shipped().catalog().classes(), List.of(new RoomStandard("hybrid-small",
          Set.of("hybrid"), new LocalText("Litet hybridrum", "Small hybrid room"),
          new LocalText("Det vanliga valet.", "The usual choice."),
          List.of(
              new StandardItem("display", new LocalText("Skärm", "Display"), Capability.DISPLAY, List.of(), 2, false,
                  Set.of(), ProofLevel.ENUMERATED, Duration.ofMinutes(15), Duration.ofMinutes(1), List.of(),
                  new LocalText("Slå på den.", "Switch it on."))),
          Map.of(Purpose.IN_ROOM, Set.of("display")), Set.of(Connector.HDMI, Connector.USB_C))));
  static final Room SILJAN = new Room(new RoomId("siljan"), "norrkoping", "radhuset", "Rådhuset", "3", "Siljan",
      "huddle", ZONE, new AgentId("agent-siljan"));
  static final Room VATTERN = new Room(new RoomId("vattern"), "linkoping", "stadshuset", "Stadshuset", "", "Vättern",
      "huddle", ZONE, null);

  private ApiWorld() {
  }

  static RoomDirectory rooms() {
    RoomDirectory rooms = new RoomDirectory();
    rooms.put(new RoomSnapshot(LOMMEN, state(), broken(), NOW.minusSeconds(1_800)));
    rooms.put(snapshot(SILJAN, Readiness.READY));
    rooms.put(new RoomSnapshot(VATTERN, RoomState.unheard(NOW.minusSeconds(90)), judged(Readiness.UNKNOWN),
        NOW.minusSeconds(90)));
    return rooms;
  }

  static RoomSnapshot snapshot(Room room, Readiness readiness) {
    return new RoomSnapshot(room, RoomState.unheard(NOW.minusSeconds(86_400)), judged(readiness),
        NOW.minusSeconds(86_400));
  }

  static Finding finding() {
    return new Finding("microphone", PHONE, "Jabra SPEAK 510 USB", FindingReason.DEVICE_LOST, null, Severity.CRITICAL,
        NOW.minusSeconds(1_800), Duration.ofSeconds(30),
        new LocalText("Högtalartelefonen är borta: sätt tillbaka kabeln.",
            "The speakerphone is gone: put the cable back."),
        Set.of(Purpose.AUDIO, Purpose.HYBRID));
  }

  static void addTickets(ListedTickets desk) {
    Finding lost = finding();
    Instant opened = NOW.minusSeconds(1_770);
    desk.add(new Ticket(1, SILJAN.id(), "display", TicketStatus.RESOLVED, Severity.WARNING, List.of(), List.of(),
        NOW.minusSeconds(90_000), NOW.minusSeconds(86_400), null, NOW.minusSeconds(86_400), null),
        new TicketEvent.Opened(NOW.minusSeconds(90_000), "display/LIMIT_BROKEN//display.refresh"),
        new TicketEvent.Resolved(NOW.minusSeconds(86_400)));
    desk.add(new Ticket(2, LOMMEN.id(), "usb:1-4.2", TicketStatus.OPEN, Severity.CRITICAL, List.of(lost),
        List.of(lost.key()), opened, opened, null, null, null), new TicketEvent.Opened(opened, lost.key()));
    desk.add(new Ticket(3, VATTERN.id(), "agent", TicketStatus.OPEN, Severity.CRITICAL, List.of(), List.of(),
        NOW.minusSeconds(60), NOW.minusSeconds(60), null, null, null));
  }

  static void addPast(DataSource database) throws SQLException {
    try (Connection transaction = database.getConnection()) {
      Instant readySince = NOW.minus(Duration.ofHours(30));
      UsageSession session = new UsageSession("s1", UsageKind.CAMERA, DeviceId.HOST, ProgramClass.MEETING, "boot",
          NOW.minus(Duration.ofHours(20)), 0, Duration.ofMinutes(50).toMillis(), false);
      Heard told = new Heard(new AgentId("agent-lommen"), MessageKind.USAGE,
          new Message.Usage(new Stamp("boot", 1, NOW, 0), List.of(session)), NOW);
      RoomSnapshot ready = new RoomSnapshot(LOMMEN, whole(), proved(), readySince);
      RoomSnapshot broken = new RoomSnapshot(LOMMEN, state(), broken(), NOW.minusSeconds(1_800));
      List<Outcome> outcomes = List.of(new Outcome(null, ready, List.of(), 0, true, null, readySince, ""),
          new Outcome(ready, broken, List.of(told), 0, true, null, NOW, ""));
      new ChangeWriter().write(transaction, outcomes);
      new UnitWriter().write(transaction, outcomes);
      carried(transaction);
      new HistoryWriter().write(transaction, outcomes);
      new UsageWriter().write(transaction, outcomes);
      new SelfTestWriter(new SelfTestBoard()).write(transaction, List.of(tested()));
      timed(transaction);
    }
  }

  private static Outcome tested() {
    Instant at = Instant.parse("2026-11-21T07:30:09Z");
    Reading trip = new Reading(DeviceId.HOST, ReadingNames.NETWORK_ROUND_TRIP, Value.of(0.0213), Unit.SECOND,
        ProofLevel.MEASURED, at);
    Message.SelfTest over = new Message.SelfTest(new Stamp("boot", 3, at, 19_000), "t-1", SelfTestState.DONE, 100, null,
        List.of(new SelfTestStep(new ReadingName("network.call"), StepResult.MEASURED, null, "", 7_612L)),
        List.of(trip));
    RoomSnapshot room = new RoomSnapshot(LOMMEN, state(), broken(), at);
    return new Outcome(room, room, List.of(new Heard(new AgentId("agent-lommen"), MessageKind.SELFTEST, over, at)), 0,
        true, null, at, "");
  }

  /** Lommen is tested on Mondays and Fridays, for six weeks by now. */
  private static void timed(Connection transaction) throws SQLException {
    try (var insert = transaction.prepareStatement("""
        INSERT INTO self_test_time (id, room_id, days, clock, made_by, made_at, decided_at, result)
        VALUES ('w-1', 'lommen', 'MONDAY,FRIDAY', '07:30', 'Sara Lind', ?, ?, 'BEGUN')""")) {
      insert.setLong(1, NOW.minus(Duration.ofDays(42)).toEpochMilli());
      insert.setLong(2, Instant.parse("2026-11-20T06:30:00Z").toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** The speakerphone was carried to Siljan. */
  private static void carried(Connection transaction) throws SQLException {
    try (var insert = transaction.prepareStatement("INSERT INTO unit_sighting VALUES (?, ?, ?, ?, NULL)")) {
      insert.setString(1, "0b0e:0420");
      insert.setString(2, "1C48F9B2A17E");
      insert.setString(3, SILJAN.id().value());
      insert.setLong(4, NOW.minusSeconds(1_200).toEpochMilli());
      insert.executeUpdate();
    }
  }

  private static RoomState state() {
    Message.Report report = new Message.Report(new Stamp("boot", 2, NOW.minusSeconds(1_800), 1_810_000),
        observed(false), "b");
    return RoomStateReducer.apply(whole(), report, NOW.minusSeconds(1_800)).state();
  }

  /** Before the speakerphone went. */
  private static RoomState whole() {
    Stamp stamp = new Stamp("boot", 1, NOW.minusSeconds(3_600), 10_000);
    Message.Birth birth = new Message.Birth(stamp, new AgentInfo("0.1", "linux", "6.12.0"), observed(true), "a",
        List.of());
    return RoomStateReducer.apply(RoomState.unheard(NOW.minusSeconds(7_200)), birth, NOW.minusSeconds(3_600)).state();
  }

  private static Observation observed(boolean withPhone) {
    Instant at = NOW.minusSeconds(withPhone ? 3_600 : 1_800);
    Device host = new Device(DeviceId.HOST, DeviceKind.HOST, "Room PC", null, Set.of(), null, null);
    Device display = new Device(new DeviceId("display:card0-HDMI-A-1"), DeviceKind.DISPLAY, "LG 55UR",
        DeviceId.HOST, Set.of(Capability.DISPLAY), null,
        new DisplayIdentity("HDMI-A-1", "GSM", "LG TV SSCR2", 49_408, null));
    Device phone = new Device(PHONE, DeviceKind.SPEAKERPHONE, "Jabra SPEAK 510 USB", DeviceId.HOST,
        Set.of(Capability.MICROPHONE, Capability.SPEAKER),
        new UsbIdentity(new UsbId(0x0b0e, 0x0420), "1-4.2", null, "Jabra SPEAK 510 USB", "1C48F9B2A17E", "0110"),
        null);
    Reading mode = new Reading(display.id(), new ReadingName("display.state"), Value.of("on"), Unit.NONE,
        ProofLevel.ENUMERATED, at);
    Reading disk = new Reading(DeviceId.HOST, new ReadingName("host.disk_free"), Value.of(41.5), Unit.PERCENT,
        ProofLevel.MEASURED, at);
    ProbeFailure clock = new ProbeFailure(DeviceId.HOST, new ReadingName("host.clock"), FailureReason.TIMEOUT,
        "The time server did not answer within 2 s.", at);
    return new Observation(withPhone ? List.of(host, display, phone) : List.of(host, display), List.of(mode, disk),
        List.of(clock));
  }

  private static Assessment proved() {
    Item microphone = new Item("microphone", new LocalText("Mikrofon", "Microphone"), ItemState.PROVED,
        List.of(PHONE), ProofLevel.OPENED, NOW.minusSeconds(2_100), Duration.ofMinutes(10),
        Set.of(Purpose.AUDIO, Purpose.HYBRID), List.of());
    return new Assessment(Readiness.READY, judged(Readiness.READY).purposes(), List.of(microphone), List.of(),
        Instant.MAX);
  }

  private static Assessment broken() {
    Finding lost = finding();
    Item microphone = new Item("microphone", new LocalText("Mikrofon", "Microphone"), ItemState.FAILED, List.of(),
        null, null, Duration.ofMinutes(10), Set.of(Purpose.AUDIO, Purpose.HYBRID), List.of(lost));
    Item display = new Item("display", new LocalText("Skärm", "Display"), ItemState.PROVED,
        List.of(new DeviceId("display:card0-HDMI-A-1")), ProofLevel.ENUMERATED, NOW.minusSeconds(1_800),
        Duration.ofHours(1), Set.of(Purpose.IN_ROOM, Purpose.HYBRID), List.of());
    Map<Purpose, PurposeVerdict> purposes = new LinkedHashMap<>();
    purposes.put(Purpose.IN_ROOM, new PurposeVerdict(Purpose.IN_ROOM, Readiness.READY, List.of()));
    purposes.put(Purpose.HYBRID, new PurposeVerdict(Purpose.HYBRID, Readiness.NOT_READY, List.of("microphone")));
    return new Assessment(Readiness.NOT_READY, purposes, List.of(microphone, display), List.of(lost), Instant.MAX);
  }

  private static Assessment judged(Readiness readiness) {
    return new Assessment(readiness,
        Map.of(Purpose.HYBRID, new PurposeVerdict(Purpose.HYBRID, readiness, List.of())), List.of(), List.of(),
        Instant.MAX);
  }
}
