// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.WireFault;
import org.klartecken.readiness.Assessment;
import org.klartecken.readiness.AssessmentCodec;
import org.klartecken.readiness.Readiness;
import org.klartecken.room.Fittings;
import org.klartecken.room.FittingsCodec;
import org.klartecken.room.Presence;
import org.klartecken.room.RoomState;
import org.klartecken.room.StateCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms in the database. */
public final class RoomStore {
  private static final String ROOM = "room.id, organisation, site, site_name, floor, room.name, standard, zone, agent_id,"
      + " equipment, connectors";
  private static final Logger LOG = LoggerFactory.getLogger(RoomStore.class);
  private static final FittingsCodec FITTINGS = new FittingsCodec();
  private static final Assessment NOT_JUDGED = new Assessment(Readiness.UNKNOWN, Map.of(), List.of(), List.of(),
      Instant.MIN);
  /** How many rooms are read at once. */
  private static final int AT_ONCE = 250;
  /** How often so many, until what was begun first is waited for. */
  private static final int MOST_BEGUN = 4;
  private final StateCodec states = new StateCodec();
  private final AssessmentCodec judgements = new AssessmentCodec();

  public static Optional<Room> find(Connection connection, String id) throws SQLException {
    return one(connection, "SELECT " + ROOM + " FROM room WHERE id = ?", id);
  }

  public static Optional<Room> ofAgent(Connection connection, AgentId agent) throws SQLException {
    return one(connection, "SELECT " + ROOM + " FROM room WHERE agent_id = ?", agent.value());
  }

  private static Optional<Room> one(Connection connection, String sql, String key) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, key);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(room(row)) : Optional.empty();
      }
    }
  }

  /** Makes the room, or changes what people set up of it. */
  public static void put(Connection connection, Room room, Instant now) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement("""
        INSERT INTO room (id, organisation, site, site_name, floor, name, standard, zone, agent_id, created_at,
          equipment, connectors)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET organisation = excluded.organisation, site = excluded.site,
          site_name = excluded.site_name, floor = excluded.floor, name = excluded.name,
          standard = excluded.standard, zone = excluded.zone, agent_id = excluded.agent_id,
          equipment = excluded.equipment, connectors = excluded.connectors""")) {
      AgentId agent = room.agent();
      List<String> words = List.of(room.id().value(), room.organisation(), room.site(), room.siteName(), room.floor(),
          room.name(), room.standard(), room.zone().getId());
      for (int i = 0; i < words.size(); i++) {
        upsert.setString(i + 1, words.get(i));
      }
      upsert.setString(9, agent == null ? null : agent.value());
      upsert.setLong(10, now.toEpochMilli());
      upsert.setString(11, new String(FITTINGS.encodeOwn(room.fittings().own()), UTF_8));
      upsert.setString(12, new String(FITTINGS.encodeConnectors(room.fittings().connectors()), UTF_8));
      upsert.executeUpdate();
    }
  }

  /**
   * Every room with what is known of it, in one pass. Reading what is written there takes longer than the database does,
   * so the other processors do it meanwhile.
   */
  public List<KnownRoom> all(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT " + ROOM + """
        , created_at, presence, presence_since, last_seen, state, judgement, judged_at, judged_with, since,
          reports
        FROM room LEFT JOIN room_presence ON room_presence.room_id = room.id
          LEFT JOIN room_state ON room_state.room_id = room.id"""); ResultSet row = query.executeQuery()) {
      List<KnownRoom> rooms = new ArrayList<>();
      Deque<ForkJoinTask<List<KnownRoom>>> begun = new ArrayDeque<>();
      for (List<Row> some = next(row); !some.isEmpty(); some = next(row)) {
        List<Row> read = some;
        begun.add(ForkJoinPool.commonPool().submit(() -> read.stream().map(this::known).toList()));
        if (begun.size() > MOST_BEGUN) {
          rooms.addAll(begun.remove().join());
        }
      }
      begun.forEach(rest -> rooms.addAll(rest.join()));
      return rooms;
    }
  }

  /** A room as it lies in the database; never compared, so that the octets may stay what they are. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Row(Room room, Instant created, @Nullable String presence, @Nullable Instant presenceSince,
      @Nullable Instant lastSeen, byte @Nullable [] state, byte @Nullable [] judgement, @Nullable Instant judgedAt,
      @Nullable String judgedWith, @Nullable Instant since, long reports) {
  }

  private static List<Row> next(ResultSet row) throws SQLException {
    List<Row> rows = new ArrayList<>();
    while (rows.size() < AT_ONCE && row.next()) {
      rows.add(new Row(room(row), Instant.ofEpochMilli(row.getLong("created_at")), row.getString("presence"),
          instant(row, "presence_since"), instant(row, "last_seen"), row.getBytes("state"),
          row.getBytes("judgement"), instant(row, "judged_at"), row.getString("judged_with"), instant(row, "since"),
          row.getLong("reports")));
    }
    return rows;
  }

  private KnownRoom known(Row row) {
    Optional<RoomState> state = usable(row.state(), states::decode, row.room().id());
    Optional<Assessment> judged = usable(row.judgement(), judgements::decode, row.room().id());
    boolean whole = state.isPresent() && judged.isPresent();
    return new KnownRoom(row.room(), present(state.orElse(RoomState.unheard(row.created())), row),
        judged.orElse(NOT_JUDGED), row.judgedAt() == null ? row.created() : row.judgedAt(),
        whole && row.judgedWith() != null ? row.judgedWith() : "", row.since() == null ? row.created() : row.since(),
        row.reports());
  }

  private static RoomState present(RoomState s, Row row) {
    Instant presenceSince = row.presenceSince();
    return presenceSince == null
        ? s
        : s.withPresence(word(row.presence(), Presence.NEVER), presenceSince, row.lastSeen());
  }

  private static <T> Optional<T> usable(byte @Nullable [] json, Function<byte[], Decoded<T>> codec, RoomId room) {
    return json == null ? Optional.empty() : usable(codec.apply(json), room);
  }

  private static <T> Optional<T> usable(Decoded<T> decoded, RoomId room) {
    return switch (decoded) {
      case Decoded.Accepted<T>(T value) -> Optional.of(value);
      case Decoded.Malformed<T>(WireFault _, String detail) -> { // its agent tells it anew at its next birth
        LOG.warn("What is stored of room {} cannot be read and is forgotten: {}", room, detail);
        yield Optional.empty();
      }
    };
  }

  private static Room room(ResultSet row) throws SQLException {
    String agent = row.getString(9);
    return new Room(new RoomId(row.getString(1)), row.getString(2), row.getString(3), row.getString(4),
        row.getString(5), row.getString(6), row.getString(7), ZoneId.of(row.getString(8)),
        agent == null ? null : new AgentId(agent), fittings(row));
  }

  private static Fittings fittings(ResultSet row) throws SQLException {
    RoomId room = new RoomId(row.getString(1));
    return new Fittings(usable(FITTINGS.decodeOwn(row.getString(10).getBytes(UTF_8)), room).orElse(List.of()),
        usable(FITTINGS.decodeConnectors(row.getString(11).getBytes(UTF_8)), room).orElse(List.of()));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static <E extends Enum<E>> E word(@Nullable String word, E absent) {
    return word == null ? absent : Enum.valueOf(absent.getDeclaringClass(), word);
  }
}
