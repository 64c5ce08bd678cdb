// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Unit;
import org.klartecken.fleet.selftest.FigureSeries.Figure;

/** The figures of self-tests in the database. */
public final class StoredFigures {
  private static final int ROOMS_KEPT = 50;
  private final Jdbi jdbi;
  private final Map<RoomId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** What was read when a test was the newest. */
  private record Kept(String newest, List<FigureSeries> series) {
  }

  public StoredFigures(DataSource database) {
    jdbi = Jdbi.create(database);
  }

  private record Row(DeviceId device, ReadingName name, Unit unit, Figure figure) {
    String key() {
      return device + " " + name;
    }
  }

  /** Every number of a room since a time, by device and name. */
  public List<FigureSeries> of(RoomId room, Instant from) {
    Map<String, List<Row>> byKey = new TreeMap<>();
    rows(room, from).forEach(row -> byKey.computeIfAbsent(row.key(), _ -> new ArrayList<>()).add(row));
    return byKey.values().stream().map(rows -> {
      Row last = rows.getLast();
      return new FigureSeries(last.device(), last.name(), last.unit(), rows.stream().map(Row::figure).toList());
    }).toList();
  }

  /**
   * The same, kept for rooms that are looked at: an open page asks at every change, and figures come with tests alone.
   *
   * @param newest id of the newest test
   */
  List<FigureSeries> of(RoomId room, Instant from, String newest) {
    synchronized (kept) {
      Kept known = kept.get(room);
      if (known != null && known.newest().equals(newest)) {
        return known.series();
      }
    }
    List<FigureSeries> read = of(room, from);
    synchronized (kept) {
      kept.put(room, new Kept(newest, read));
      if (kept.size() > ROOMS_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return read;
  }

  private List<Row> rows(RoomId room, Instant from) {
    return jdbi.withHandle(handle -> handle.createQuery("""
        SELECT f.device_id, f.name, f.unit, f.at, f.number,
          t.state = 'DONE' AND NOT EXISTS
            (SELECT 1 FROM self_test_fault x WHERE x.room_id = t.room_id AND x.test_id = t.id) AS healthy
        FROM self_test_figure f JOIN self_test t ON t.room_id = f.room_id AND t.ended_at = f.at
        WHERE f.room_id = :room AND f.at >= :from ORDER BY f.at""")
        .bind("room", room.value()).bind("from", from.toEpochMilli())
        .map((row, _) -> new Row(new DeviceId(row.getString(1)), new ReadingName(row.getString(2)),
            Unit.valueOf(row.getString(3)),
            new Figure(Instant.ofEpochMilli(row.getLong(4)), row.getDouble(5), row.getBoolean(6))))
        .list());
  }
}
