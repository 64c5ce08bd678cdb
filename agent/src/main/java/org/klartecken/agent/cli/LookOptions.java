// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.enrol.ServerAddress;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.agent.probe.ProbeRunner;
import org.klartecken.agent.probe.Probes;
import org.klartecken.agent.probe.Survey;
import org.klartecken.agent.probe.network.WebProbe;
import org.klartecken.agent.transport.WebLink;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.profile.file.LoadedCatalog;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which system is looked at, and which profiles say what is found. */
final class LookOptions {
  @Option(names = "--root", paramLabel = "DIR", defaultValue = "/", description = "Look at the system below this folder (default: this PC).")
  private Path root = SystemRoot.LIVE.path();

  @Option(names = "--site", paramLabel = "DIR", description = "A folder with profiles and room standards of your own, which win over the shipped ones.")
  private @Nullable Path site;

  @Option(names = "--server", paramLabel = "URL", converter = Address.class, description = "The fleet server's web, which is asked whether the network answers in its place, as one does that wants a log-in first.")
  private @Nullable ServerAddress server;

  SystemRoot root() {
    return new SystemRoot(root.toAbsolutePath().normalize());
  }

  /**
   * What is in force: of the shipped profiles only those that the attached devices need are read, of a folder of one's
   * own all.
   *
   * @param standards the room standards in force
   */
  record Known(DeviceProfiles profiles, ProfileCatalog standards) {
  }

  /** The profiles and room standards in force; says on {@code err} which files it had to leave out. */
  Known known(PrintWriter err) {
    LoadedCatalog loaded = site == null ? CatalogLoader.shippedStandards() : CatalogLoader.withSite(site);
    loaded.errors().forEach(err::println);
    return new Known(site == null ? CatalogLoader.shelf() : loaded.catalog(), loaded.catalog());
  }

  /** All profiles in force, read whole. */
  ProfileCatalog catalog(PrintWriter err) {
    LoadedCatalog loaded = site == null ? CatalogLoader.shipped() : CatalogLoader.withSite(site);
    loaded.errors().forEach(err::println);
    return loaded.catalog();
  }

  /** The same for a look that judges nothing. */
  DeviceProfiles profiles(PrintWriter err) {
    return site == null ? CatalogLoader.shelf() : known(err).profiles();
  }

  Survey survey(DeviceProfiles profiles) {
    SystemRoot system = root();
    return new Survey(new LinuxInventory(system, profiles),
        new ProbeRunner(Probes.all(system, system.path(), web()), Tally.NONE));
  }

  /** Says on the command line what is wrong with an address. */
  static final class Address implements ITypeConverter<ServerAddress> {
    @Override
    public ServerAddress convert(String text) {
      try {
        return ServerAddress.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  private Optional<WebProbe.Door> web() {
    return Optional.ofNullable(server)
        .map(address -> new WebProbe.Door(new WebLink(SSLContext::getDefault, WebProbe.Door.LIMIT), address.uri()));
  }
}
