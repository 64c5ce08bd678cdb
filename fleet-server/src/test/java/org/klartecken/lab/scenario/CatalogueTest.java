// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.RoomStandard;
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
  void selfTestsAreHeldAgainstTheShippedLimitsButForThree() throws Exception {
    RoomStandard tested = house().catalog().standard("lab-selftest").orElseThrow();
    RoomStandard shipped = house().catalog().standard("hybrid-small").orElseThrow();
    Set<String> notKept = Set.of("network.mos_at_most", "audio.capture_dropouts", "camera.longest_gap");
    assertEquals(notKept, readings(tested, shipped));
    assertEquals(notKept, readings(shipped, tested));
  }

  /** Of what the first expects and the other does not. */
  private static Set<String> readings(RoomStandard one, RoomStandard other) {
    Set<Expectation> expected = other.items().stream().flatMap(item -> item.expectations().stream())
        .collect(Collectors.toSet());
    return one.items().stream().flatMap(item -> item.expectations().stream()).filter(e -> !expected.contains(e))
        .map(e -> e.reading().value()).collect(Collectors.toSet());
  }

  @Test
  void theHousesOwnStandardsAndProfilesAreGood() throws Exception {
    LoadedCatalog loaded = house();
    assertEquals(List.of(), loaded.errors());
    HouseFiles.STANDARDS.forEach(standard -> assertTrue(loaded.catalog().standard(standard).isPresent(), standard));
  }

  private static LoadedCatalog house() throws Exception {
    return ShippedFiles.read().with(HouseFiles.all());
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
