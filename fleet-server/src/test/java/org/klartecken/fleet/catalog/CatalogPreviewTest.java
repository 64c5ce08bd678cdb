// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.web.TestRooms;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.profile.file.ShippedFiles;
import org.klartecken.readiness.FindingReason;
import org.klartecken.readiness.Readiness;

class CatalogPreviewTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final List<RoomSnapshot> ROOMS = List.of(
      TestRooms.ready(TestRooms.room("a", "Huset", "1", "Alfa"), NOW),
      TestRooms.without(TestRooms.room("b", "Huset", "1", "Beta"), TestRooms.CAMERA, Duration.ofMinutes(5), NOW),
      TestRooms.silent(TestRooms.room("c", "Huset", "1", "Ceta"), Duration.ofMinutes(5), NOW));

  @Test
  void tellsWhichRoomsWouldChangeAndWhy() {
    CatalogPreview preview = CatalogPreview.of(ROOMS, TestRooms.CATALOG, own("""
        extends: hybrid-small
        items: {laptop: {optional: false}}
        purposes: {HYBRID: [pc, display, laptop]}
        """), NOW);
    assertEquals(3, preview.rooms());
    assertEquals(1, preview.becoming(Readiness.NOT_READY));
    CatalogPreview.Change alfa = preview.changes().getFirst();
    assertEquals("Alfa READY NOT_READY", alfa.room().name() + ' ' + alfa.before() + ' ' + alfa.after());
    assertEquals(FindingReason.DEVICE_MISSING, alfa.why().orElseThrow().reason());
    assertEquals(1, preview.told(), "Beta stays as it is, with another fault; of a silent room nothing is known");
  }

  @Test
  void roomsWhoseStandardWouldBeGoneAreUnknown() {
    CatalogPreview preview = CatalogPreview.of(ROOMS, TestRooms.CATALOG,
        new ProfileCatalog(TestRooms.CATALOG.profiles(), TestRooms.CATALOG.classes(), List.of()), NOW);
    assertEquals(2, preview.becoming(Readiness.UNKNOWN));
  }

  @Test
  void theSameCatalogueChangesNothing() {
    CatalogPreview preview = CatalogPreview.of(ROOMS, TestRooms.CATALOG, CatalogLoader.shipped().catalog(),
        NOW.plusSeconds(30));
    assertEquals(new CatalogPreview(3, List.of(), 0), preview);
  }

  private static ProfileCatalog own(String text) {
    return ShippedFiles.read().with(Map.of("standards/hybrid-small.yaml", text.getBytes(UTF_8))).catalog();
  }
}
