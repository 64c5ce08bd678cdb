// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.Optional;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.profile.file.LoadedCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an agent that runs knows of device models. */
public final class ProfilesInForce {
  private static final Logger LOG = LoggerFactory.getLogger(ProfilesInForce.class);

  private ProfilesInForce() {
  }

  /**
   * Of the shipped profiles only those that the attached devices need are read; those of a folder of one's own win, and
   * then all are. A file that is wrong is left out, and the log says why.
   */
  public static DeviceProfiles of(Optional<Path> site) {
    if (site.isEmpty()) {
      return CatalogLoader.shelf();
    }
    LoadedCatalog loaded = CatalogLoader.withSite(site.get());
    loaded.errors().forEach(error -> LOG.warn("reason=MALFORMED left out of the own profiles: {}", error));
    return loaded.catalog();
  }
}
