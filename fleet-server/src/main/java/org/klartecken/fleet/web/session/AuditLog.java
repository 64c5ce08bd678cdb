// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import java.sql.DatabaseMetaData;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What people did, in order. Lines are only ever added: SQLite itself refuses to change or remove one. */
public final class AuditLog {
  private static final int LONGEST_DETAIL = 400;
  private final Jdbi jdbi;

  public AuditLog(DataSource database) {
    jdbi = Jdbi.create(database);
    jdbi.useHandle(h -> {
      if (isSqlite(h)) {
        protect(h);
      }
    });
  }

  /** What can be done; a word of the log. */
  public enum Act {
    SET_UP, LOGGED_IN, LOG_IN_REFUSED, LOGGED_OUT, USER_INVITED, USER_ADDED, USER_REMOVED, TICKET_ACKNOWLEDGED, TICKET_COMMENTED, TICKET_CLOSED, ROOM_CHANGED, AGENT_TOKEN_MADE, CATALOG_CHANGED, EQUIPMENT_ACCEPTED, EQUIPMENT_UNDONE, SELFTEST_STARTED, SELFTEST_CANCELLED, SELFTEST_TIME_ADDED, SELFTEST_TIME_REMOVED, SELFTEST_SOUND, SELFTEST_SEEN
  }

  /**
   * One line.
   *
   * @param who the user's name, or an address when nobody was logged in
   * @param about what it was done to
   */
  public record Line(Instant at, String who, Act act, String about, String detail) {
  }

  public void add(Line line) {
    String detail = line.detail().length() > LONGEST_DETAIL
        ? line.detail().substring(0, LONGEST_DETAIL)
        : line.detail();
    jdbi.useHandle(h -> h.execute("INSERT INTO audit (id, at, who, act, about, detail) VALUES (?, ?, ?, ?, ?, ?)",
        Secret.freshId(), line.at().toEpochMilli(), line.who(), line.act().name(), line.about(), detail));
  }

  /** Newest first. */
  public List<Line> last(int limit) {
    return jdbi.withHandle(h -> h.createQuery("SELECT at, who, act, about, detail FROM audit ORDER BY at DESC LIMIT :n")
        .bind("n", limit).map((r, _) -> new Line(Instant.ofEpochMilli(r.getLong(1)), r.getString(2),
            Act.valueOf(r.getString(3)), r.getString(4), r.getString(5)))
        .list());
  }

  private static boolean isSqlite(Handle handle) {
    return handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("SQLite");
  }

  /** Not a migration, because PostgreSQL spells triggers otherwise: there a grant without UPDATE and DELETE does it. */
  private static void protect(Handle handle) {
    for (String change : List.of("UPDATE", "DELETE")) {
      handle.execute("CREATE TRIGGER IF NOT EXISTS audit_never_" + change.toLowerCase(Locale.ROOT) + " BEFORE "
          + change + " ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END");
    }
  }
}
