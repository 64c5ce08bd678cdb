// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite database of one server: write-ahead log, every commit synced to the disk. Thread-safe.
 *
 * <p>What must be stored goes through {@link #write}, one transaction after the other; reading goes on beside it.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 5_000;
  private final Connection writer;
  private final HikariDataSource pool;
  private final ReentrantLock writing = new ReentrantLock(true);
  private volatile @Nullable NotStored trouble;

  private Database(Connection writer, HikariDataSource pool) {
    this.writer = writer;
    this.pool = pool;
  }

  /** Opens the file, makes it when it is absent, and brings its tables up to date. */
  public static Database open(Path file) {
    Flyway.configure().dataSource(source(file)).locations("classpath:db").outOfOrder(true).load().migrate();
    try {
      return new Database(source(file).getConnection(), pool(file));
    } catch (SQLException e) {
      throw new NotStored(e);
    }
  }

  private static SQLiteDataSource source(Path file) {
    var options = new SQLiteConfig();
    options.setJournalMode(SQLiteConfig.JournalMode.WAL);
    options.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    options.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE); // two writers wait for each other, never fail
    options.setBusyTimeout(BUSY_MILLIS);
    options.enforceForeignKeys(true);
    var source = new SQLiteDataSource(options);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariDataSource pool(Path file) {
    var config = new HikariConfig();
    config.setDataSource(source(file));
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setPoolName("readers");
    return new HikariDataSource(config);
  }

  /** Connections for reading, and for the rare single statement of a person that may wait for the writer. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * One transaction: everything that the work did, or nothing.
   *
   * @throws NotStored when the database refused any of it, for instance because the disk is full
   */
  public <T extends @Nullable Object> T write(SqlWork<T> work) {
    writing.lock();
    try {
      writer.setAutoCommit(false); // begins; the driver's commit() would begin the next one and keep the lock
      T result = work.with(writer);
      writer.setAutoCommit(true); // commits
      trouble = null;
      return result;
    } catch (SQLException e) {
      rollBack();
      NotStored refused = new NotStored(e);
      trouble = refused;
      throw refused;
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    } finally {
      writing.unlock();
    }
  }

  /** Reads beside the writer; sees what was committed before. */
  public <T extends @Nullable Object> T read(SqlWork<T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be read", e);
    }
  }

  /** Why the last transaction was refused, or null when it was taken. */
  public @Nullable NotStored trouble() {
    return trouble;
  }

  private void rollBack() {
    try {
      writer.rollback();
    } catch (SQLException e) { // SQLite has often rolled back by itself then
      LOG.debug("Nothing to roll back: {}", e.getMessage());
    }
    try {
      writer.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.debug("No transaction is left: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      pool.close();
      writer.close();
    } catch (SQLException e) {
      LOG.warn("The database did not close cleanly: {}", e.getMessage());
    } finally {
      writing.unlock();
    }
  }
}
