// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ReadingNames;
import org.klartecken.profile.Alternative;
import org.klartecken.profile.DeviceClass;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.MatchedBy;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.Recognised;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;

/** Every profile and standard that is shipped. */
class ProfilesTest {
  private static final LoadedCatalog SHIPPED = CatalogLoader.shipped();

  @Test
  void everyShippedFileIsRightAndNoIdIsClaimedTwice() {
    assertEquals(List.of(), SHIPPED.errors());
  }

  @Test
  void aHundredAndFiftyModelsAndTheStandardsAreThere() {
    assertTrue(SHIPPED.catalog().profiles().size() >= 150);
    assertEquals(
        Set.of("huddle", "hybrid-small", "hybrid-large", "council", "mobile-kit", "phone-only", "level-none",
            "level-sound-screen", "level-video", "level-hall"),
        SHIPPED.catalog().standards().stream().map(RoomStandard::id).collect(Collectors.toSet()));
    assertTrue(SHIPPED.catalog().standard(ProfileCatalog.DEFAULT_STANDARD).isPresent());
  }

  @Test
  void aRoomOfAnOldStandardIsHeldAgainstTheOneThatReplacesIt() {
    assertEquals("hybrid-small", SHIPPED.catalog().standard("hybrid").orElseThrow().id());
    assertTrue(SHIPPED.catalog().standard("common").isEmpty(), "a template is no standard of a room");
  }

  @Test
  void modelsThatStandardsNameAreKnown() {
    for (String model : items().flatMap(i -> i.alternatives().stream()).flatMap(a -> a.models().stream()).toList()) {
      var only = new Alternative(Set.of(), List.of(model), Set.of());
      assertTrue(profiles().anyMatch(p -> only.isMetBy(anyDevice(),
          new Recognised.Model(p, p.parts().getFirst(), MatchedBy.USB_ID, ""))), model);
    }
  }

  @Test
  void everyStandardTellsWhoItIsFor() {
    for (RoomStandard standard : SHIPPED.catalog().standards()) {
      assertTrue(standard.description().sv().endsWith(".") && standard.description().en().endsWith("."), standard.id());
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void theFileIsNamedAfterItsModel(DeviceProfile profile) {
    assertEquals(slug(profile.maker()) + '/' + slug(profile.model()), profile.id());
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void expectationsNameKnownReadings(Expectation expectation) {
    assertEquals(expectation.unit(), ReadingNames.unit(expectation.reading()).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void sentencesAreWholeInBothLanguages(LocalText text) {
    for (String sentence : List.of(text.sv(), text.en())) {
      assertTrue(sentence.matches("(?s)[\\p{Lu}{].*\\."), sentence);
      assertTrue(sentence.replace("{device}", "").replace("{value}", "").replace("{best}", "").indexOf('{') < 0,
          sentence);
    }
    assertTrue(!text.sv().equals(text.en()), text.en());
    assertEquals(text.sv().contains("{device}"), text.en().contains("{device}"), text.sv());
    assertEquals(text.sv().contains("{value}"), text.en().contains("{value}"), text.sv());
  }

  private static Stream<DeviceProfile> profiles() {
    return SHIPPED.catalog().profiles().stream();
  }

  /** Of models, and of the classes that judge unknown ones. */
  private static Stream<DevicePart> parts() {
    return Stream.concat(profiles().flatMap(p -> p.parts().stream()),
        SHIPPED.catalog().classes().stream().map(DeviceClass::part));
  }

  private static Stream<Expectation> expectations() {
    return Stream.concat(parts().flatMap(p -> p.expectations().stream()),
        items().flatMap(i -> i.expectations().stream()));
  }

  private static Stream<LocalText> sentences() {
    var ofProfiles = parts()
        .flatMap(p -> Stream.concat(p.match().notReady().values().stream().map(NotReady::text)
            .filter(java.util.Objects::nonNull), p.instructions().values().stream()));
    return Stream.of(expectations().map(Expectation::text), ofProfiles, items().map(StandardItem::whatToDo))
        .flatMap(s -> s);
  }

  private static Stream<StandardItem> items() {
    return SHIPPED.catalog().standards().stream().flatMap(s -> s.items().stream());
  }

  private static Device anyDevice() {
    return new Device(DeviceId.HOST, DeviceKind.OTHER, "any", null, Set.of(), null, null);
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
