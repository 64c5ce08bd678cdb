// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.klartecken.fleet.enrol.CertificateAuthority;
import org.klartecken.fleet.enrol.EnrolTokens;
import org.klartecken.fleet.store.Database;

/** What a server keeps in its data folder. The command line opens it too, beside a running server. */
public final class FleetStore implements AutoCloseable {
  private final Path folder;
  private final Database database;

  private FleetStore(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /** Opens what is in the folder and makes what is missing. */
  public static FleetStore open(Path data) {
    Path folder = DataFolder.prepare(data.toAbsolutePath().normalize());
    try {
      return new FleetStore(folder, Database.open(folder.resolve("klartecken.db")));
    } catch (RuntimeException e) { // whatever the driver or the migrations say
      throw new CannotStart("The database in " + folder + " cannot be opened: " + e.getMessage(), e);
    }
  }

  public Database database() {
    return database;
  }

  /** The key from which passwords of agents are derived. */
  Path enrolKey() {
    return folder.resolve("enrol.key");
  }

  /** The authority, and a server's certificate for these hosts. */
  CertificateAuthority authority(List<String> hosts, Instant now) {
    return CertificateAuthority.open(folder.resolve("ca"), hosts, now);
  }

  /** @param hosts for the server's certificate, if there is none yet */
  public EnrolTokens enrolTokens(List<String> hosts, Instant now) {
    return new EnrolTokens(database, authority(hosts, now).fingerprint());
  }

  @Override
  public void close() {
    database.close();
  }
}
