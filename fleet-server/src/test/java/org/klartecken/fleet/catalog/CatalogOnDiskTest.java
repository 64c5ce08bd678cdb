// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.fleet.FleetConfig;
import org.klartecken.fleet.FleetServer;
import org.klartecken.fleet.HttpVisitor;

/** A file of the house that is broken on the disk while the server runs. */
@Timeout(120)
class CatalogOnDiskTest {
  private static final String PATH = "/settings/catalog";
  private static final String GOOD = "name: {sv: Vårt rum, en: Our room}\nextends: hybrid-small\n";

  @Test
  void theLastGoodSetStaysInForceAndThePageSaysWhatIsWrongUntilItIsMended(@TempDir Path data) throws IOException {
    Path file = Files.createDirectories(data.resolve("catalog/standards")).resolve("our-room.yaml");
    Files.writeString(file, GOOD);
    try (FleetServer server = FleetServer.start(FleetConfig.anyPort(data), InstantSource.system());
        HttpVisitor visitor = HttpVisitor.of(server)) {
      assertTrue(visitor.page(PATH, "sv").contains("Vårt rum"));

      Files.writeString(file, GOOD.replace("Vårt rum", "Vårt nya rum") + "itemz: {}\n");
      String broken = shows(visitor, "Filer på disken är fel");
      assertTrue(broken.contains("standards/our-room.yaml") && broken.contains("Rad 3"), broken);
      assertTrue(broken.contains("Vårt rum") && !broken.contains("Vårt nya rum"), "the last good set is in force");
      assertTrue(visitor.page("/settings/add", "en").contains("Our room"), "and can be chosen");
      assertTrue(
          visitor.page("/metrics", "en").contains("klartecken_catalog_refused_total{reason=\"unknown_key\"} 1.0"));

      Files.writeString(file, GOOD.replace("Vårt rum", "Vårt nya rum"));
      assertFalse(shows(visitor, "Vårt nya rum").contains("Filer på disken är fel"), "mended");
    }
  }

  private static String shows(HttpVisitor visitor, String text) {
    return await().until(() -> visitor.page(PATH, "sv"), page -> page.contains(text));
  }
}
