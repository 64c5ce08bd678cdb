// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;
import org.klartecken.profile.file.LoadedCatalog;
import org.klartecken.profile.file.ShippedFiles;

/** What the fault catalogue must hold, before anything of it is played. */
class CatalogueTest {
  @Test
  void noTwoEntriesHaveTheSameName() {
    List<String> names = names();
    assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
  }

  @Test
  void fortyFaultsOfEveryClassAreInjectedAndFifteenHarmlessEventsPlayed() {
    List<Fault> faults = Catalogue.chapters().stream().flatMap(c -> c.faults().stream()).toList();
    assertTrue(faults.size() >= 40, "faults: " + faults.size());
    Set<FaultClass> classes = EnumSet.allOf(FaultClass.class);
    faults.forEach(f -> classes.remove(f.of()));
    NotYet.all().forEach(n -> classes.remove(n.of()));
    assertEquals(Set.of(), classes);
    assertTrue(Catalogue.chapters().stream().mapToInt(c -> c.harmless().size()).sum() >= 15);
  }

  @Test
  void everyFaultSaysWhichReasonsAreRight() {
    Catalogue.chapters().stream().flatMap(c -> c.faults().stream())
        .forEach(f -> assertFalse(f.right().isEmpty(), f.name()));
  }

  @Test
  void theShortPartNamesEntriesThatThereAre() {
    assertEquals(Catalogue.SHORT.size(), Catalogue.shortChapters().stream()
        .mapToInt(c -> c.faults().size() + c.harmless().size()).sum());
  }

  @Test
  void selfTestsAreHeldAgainstTheShippedLimitsButForTwo() throws Exception {
    RoomStandard tested = standards().catalog().standard("lab-selftest").orElseThrow();
    RoomStandard shipped = standards().catalog().standard("hybrid-small").orElseThrow();
    Set<String> others = new HashSet<>();
    for (StandardItem item : tested.items()) {
      StandardItem same = shipped.items().stream().filter(i -> i.id().equals(item.id())).findFirst().orElseThrow();
      assertEquals(same.expectations().size(), item.expectations().size(), item.id());
      item.expectations().stream().filter(e -> !same.expectations().contains(e))
          .forEach(e -> others.add(e.reading().value()));
    }
    assertEquals(Set.of("camera.rate", "audio.capture_dropouts"), others);
  }

  @Test
  void theStandardsOfTheRoomsAreGood() throws Exception {
    LoadedCatalog loaded = standards();
    assertEquals(List.of(), loaded.errors());
    FleetHost.STANDARDS.forEach(standard -> assertTrue(loaded.catalog().standard(standard).isPresent(), standard));
  }

  private LoadedCatalog standards() throws Exception {
    Map<String, byte[]> files = new HashMap<>();
    for (String standard : FleetHost.STANDARDS) {
      try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/lab/standards/" + standard + ".yaml"))) {
        files.put("standards/" + standard + ".yaml", in.readAllBytes());
      }
    }
    return ShippedFiles.read().with(files);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    Catalogue.scenarios().forEach(s -> names.add(s.name()));
    for (Chapter chapter : Catalogue.chapters()) {
      chapter.faults().forEach(f -> names.add(f.name()));
      chapter.harmless().forEach(h -> names.add(h.name()));
    }
    NotYet.all().forEach(n -> names.add(n.name()));
    return names;
  }
}
