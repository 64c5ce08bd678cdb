// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.usage;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A real database in a folder, with all tables. */
public final class MigratedDatabase {
  private MigratedDatabase() {
  }

  public static DataSource in(Path folder) {
    SQLiteConfig options = new SQLiteConfig();
    options.setJournalMode(SQLiteConfig.JournalMode.WAL);
    options.setBusyTimeout(5000);
    SQLiteDataSource source = new SQLiteDataSource(options);
    source.setUrl("jdbc:sqlite:" + folder.resolve("test.db"));
    Flyway.configure().dataSource(source).locations("classpath:db").load().migrate();
    return source;
  }
}
