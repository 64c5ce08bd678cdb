// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.selftest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.RoomId;
import org.klartecken.contract.Value;
import org.klartecken.profile.LocalText;

/** Keeps what people saw of test pictures; a picture that was not seen is a fault of its self-test. */
public final class Sightings {
  private static final LocalText UNSEEN = new LocalText(
      "Provbilden syntes inte på skärmen. Slå på skärmen och välj rumsdatorns ingång på den.",
      "The test picture was not seen on the display. Switch it on, and choose the room PC's input on it.");
  private static final LocalText OTHER = new LocalText(
      "Skärmen visade en annan kod än provbildens. Se efter att den skärmen hör till det här rummets dator.",
      "The display showed another code than the test picture's. See that it belongs to this room's PC.");
  private final Jdbi jdbi;
  private final LastFaults last;

  Sightings(DataSource database, LastFaults last) {
    jdbi = Jdbi.create(database);
    this.last = last;
  }

  /** The displays on which a test showed a code. */
  public static List<DeviceId> displays(SelfTestRun run) {
    return run.readings().stream().filter(r -> r.name().equals(ReadingNames.DISPLAY_TEST_CODE)).map(Reading::device)
        .filter(display -> shown(run, display).isPresent()).toList();
  }

  /** The code that a test showed on a display. */
  public static Optional<String> shown(SelfTestRun run, DeviceId display) {
    return run.readings().stream()
        .filter(r -> r.device().equals(display) && r.name().equals(ReadingNames.DISPLAY_TEST_CODE))
        .map(Reading::value).filter(Value.Text.class::isInstance).map(v -> ((Value.Text) v).text()).findFirst();
  }

  public List<Sighting> of(RoomId room, String test) {
    return jdbi.withHandle(handle -> handle.createQuery("""
        SELECT device_id, shown, answer, said_by, said_at FROM self_test_seen
        WHERE room_id = :room AND test_id = :test ORDER BY device_id""")
        .bind("room", room.value()).bind("test", test)
        .map((row, _) -> new Sighting(new DeviceId(row.getString(1)), row.getString(2), row.getString(3),
            row.getString(4), Instant.ofEpochMilli(row.getLong(5))))
        .list());
  }

  /** Notes what somebody says; who says something else later is believed. */
  public void add(RoomId room, String test, Sighting seen) {
    long faults = jdbi.inTransaction(handle -> {
      handle.execute("""
          INSERT INTO self_test_seen (room_id, test_id, device_id, shown, answer, said_by, said_at)
          VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (room_id, test_id, device_id) DO UPDATE
          SET answer = excluded.answer, said_by = excluded.said_by, said_at = excluded.said_at""", room.value(), test,
          seen.device().value(), seen.shown(), seen.answer(), seen.by(), seen.at().toEpochMilli());
      handle.execute("DELETE FROM self_test_fault WHERE room_id = ? AND test_id = ? AND name = ? AND device_id = ?",
          room.value(), test, ReadingNames.DISPLAY_TEST_CODE.value(), seen.device().value());
      if (!seen.isRight()) {
        LocalText text = seen.isNone() ? UNSEEN : OTHER;
        handle.execute("INSERT INTO self_test_fault VALUES (?, ?, ?, ?, ?, ?)", room.value(), test,
            ReadingNames.DISPLAY_TEST_CODE.value(), seen.device().value(), text.sv(), text.en());
      }
      return count(handle, room, test);
    });
    last.put(room, faults > 0);
  }

  /** How many faults the test has now, which is also what is kept of the last one. */
  private static long count(Handle handle, RoomId room, String test) {
    long faults = handle.createQuery("SELECT COUNT(*) FROM self_test_fault WHERE room_id = :room AND test_id = :test")
        .bind("room", room.value()).bind("test", test).mapTo(Long.class).one();
    handle.execute("UPDATE self_test_last SET faults = ? WHERE room_id = ?", faults, room.value());
    return faults;
  }
}
