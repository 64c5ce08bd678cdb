// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.RoomId;
import org.klartecken.profile.LocalText;

/** The self-tests of a room that are over, with their faults, to be looked through. */
public final class PastTests {
  private static final String NAMED = " AND EXISTS (SELECT 1 FROM self_test_fault f WHERE f.room_id = self_test.room_id"
      + " AND f.test_id = self_test.id AND f.name = :fault)";
  private static final String ANY = " AND EXISTS (SELECT 1 FROM self_test_fault f WHERE f.room_id = self_test.room_id"
      + " AND f.test_id = self_test.id)";
  private final Jdbi jdbi;
  private final StoredSelfTests stored;

  /**
   * Which tests are looked at.
   *
   * @param word empty: all; {@code any}: those with a fault; else the name of the step or reading that was wrong
   */
  public record Filter(String word) {
    public static final Filter ALL = new Filter("");
    public static final Filter FAULTY = new Filter("any");

    /** What cannot be a filter lets everything pass. */
    public static Filter of(String word) {
      return word.equals(FAULTY.word()) || word.matches("[a-z][a-z0-9_]{0,30}(?:\\.[a-z0-9_]{1,30}){1,4}")
          ? new Filter(word)
          : ALL;
    }

    private String sql() {
      return word.isEmpty() ? "" : word.equals(FAULTY.word()) ? ANY : NAMED;
    }
  }

  public PastTests(DataSource database) {
    jdbi = Jdbi.create(database);
    stored = new StoredSelfTests(database);
  }

  /** Newest first. */
  public List<PastTest> of(RoomId room, Filter filter, int offset, int limit) {
    List<SelfTestRun> runs = jdbi.withHandle(handle -> {
      var query = handle
          .createQuery(
              "SELECT message, ended_at, asked_by, begun_at FROM self_test WHERE room_id = :room" + filter.sql()
                  + " ORDER BY ended_at DESC, id DESC LIMIT :limit OFFSET :offset")
          .bind("room", room.value())
          .bind("limit", limit).bind("offset", offset);
      if (filter.sql().equals(NAMED)) {
        query.bind("fault", filter.word());
      }
      return stored.read(room, query);
    });
    return pastTests(room, runs);
  }

  /** The last that ran to its end. */
  public Optional<PastTest> lastWhole(RoomId room) {
    return pastTests(room, jdbi.withHandle(handle -> stored.read(room, handle.createQuery("""
        SELECT message, ended_at, asked_by, begun_at FROM self_test WHERE room_id = :room AND state = 'DONE'
        ORDER BY ended_at DESC, id DESC LIMIT 1""").bind("room", room.value())))).stream().findFirst();
  }

  private List<PastTest> pastTests(RoomId room, List<SelfTestRun> runs) {
    Map<String, List<TestFault>> faults = faults(room, runs);
    Map<String, List<LocalText>> missing = missing(room, runs);
    return runs.stream().map(run -> new PastTest(run, faults.getOrDefault(run.id(), List.of()),
        missing.getOrDefault(run.id(), List.of()))).toList();
  }

  /** What was ever wrong in the room, the most frequent first. */
  public List<ReadingName> faultNames(RoomId room, int limit) {
    return jdbi.withHandle(handle -> handle.createQuery(
        """
            SELECT name FROM self_test_fault WHERE room_id = :room GROUP BY name ORDER BY COUNT(*) DESC, name LIMIT :limit""")
        .bind("room", room.value()).bind("limit", limit).mapTo(String.class).map(ReadingName::new).list());
  }

  private Map<String, List<TestFault>> faults(RoomId room, List<SelfTestRun> runs) {
    Map<String, List<TestFault>> faults = new HashMap<>();
    if (!runs.isEmpty()) {
      jdbi.useHandle(handle -> handle.createQuery("""
          SELECT test_id, name, device_id, text_sv, text_en FROM self_test_fault
          WHERE room_id = :room AND test_id IN (<ids>) ORDER BY name, device_id""")
          .bind("room", room.value()).bindList("ids", runs.stream().map(SelfTestRun::id).toList())
          .map((row, _) -> Map.entry(row.getString(1), new TestFault(new ReadingName(row.getString(2)),
              row.getString(3), new LocalText(row.getString(4), row.getString(5)))))
          .forEach(entry -> faults.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue())));
    }
    return faults;
  }

  private Map<String, List<LocalText>> missing(RoomId room, List<SelfTestRun> runs) {
    Map<String, List<LocalText>> missing = new HashMap<>();
    if (!runs.isEmpty()) {
      jdbi.useHandle(handle -> handle.createQuery("""
          SELECT test_id, name_sv, name_en FROM self_test_missing
          WHERE room_id = :room AND test_id IN (<ids>) ORDER BY name_sv""")
          .bind("room", room.value()).bindList("ids", runs.stream().map(SelfTestRun::id).toList())
          .map((row, _) -> Map.entry(row.getString(1), new LocalText(row.getString(2), row.getString(3))))
          .forEach(entry -> missing.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue())));
    }
    return missing;
  }
}
