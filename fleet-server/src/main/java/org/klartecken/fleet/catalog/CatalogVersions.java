// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every version of every file of the catalogue; rows are only ever added. */
final class CatalogVersions {
  private static final String ALL = "SELECT number, at, who, comment, text FROM catalog_version WHERE path = ? "
      + "ORDER BY number DESC";

  private CatalogVersions() {
  }

  static void add(Connection transaction, CatalogFile file, @Nullable String text, CatalogVersion.Author author,
      Instant at) throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement("""
        INSERT INTO catalog_version (path, number, at, who, comment, text)
        VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM catalog_version WHERE path = ?), ?, ?, ?, ?)""")) {
      insert.setString(1, file.path());
      insert.setString(2, file.path());
      insert.setLong(3, at.toEpochMilli());
      insert.setString(4, author.who());
      insert.setString(5, author.comment());
      insert.setString(6, text);
      insert.executeUpdate();
    }
  }

  /** Newest first. */
  static List<CatalogVersion> of(Connection connection, CatalogFile file) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ALL)) {
      query.setString(1, file.path());
      try (ResultSet row = query.executeQuery()) {
        List<CatalogVersion> versions = new ArrayList<>();
        while (row.next()) {
          versions.add(new CatalogVersion(file, row.getInt(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3),
              row.getString(4), row.getString(5)));
        }
        return versions;
      }
    }
  }

  /** Every file that there ever was. */
  static List<CatalogFile> files(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT DISTINCT path FROM catalog_version");
        ResultSet row = query.executeQuery()) {
      List<CatalogFile> files = new ArrayList<>();
      while (row.next()) {
        CatalogFile.at(row.getString(1)).ifPresent(files::add);
      }
      return files;
    }
  }

  static Optional<CatalogVersion> last(Connection connection, CatalogFile file) throws SQLException {
    return of(connection, file).stream().findFirst();
  }
}
