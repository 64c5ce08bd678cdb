// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Alternative;
import org.klartecken.profile.Condition;
import org.klartecken.profile.Connector;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;

/** Standards that extend others, of the site and shipped. */
class StandardFilesTest {
  private static final String BASE = """
      name: {sv: Grund, en: Base}
      template: true
      items:
        camera:
          name: {sv: Kamera, en: Camera}
          needs: CAMERA
          preferred: [CAMERA]
          proof: OPENED
          greatest-age: 1 h
          hold: 20 s
          expect:
            - {reading: camera.max_height, at-least: 720, severity: WARNING, hold: 1 s, text: {sv: a, en: b}}
          what-to-do: {sv: Anslut den., en: Connect it.}
        display: {name: {sv: Skärm, en: Display}, needs: DISPLAY, proof: ENUMERATED, greatest-age: 1 h, hold: 1 s, what-to-do: {sv: a, en: b}}
      purposes:
        IN_ROOM: [display]
        HYBRID: [camera, display]
      connectors: [VGA]
      """;

  @TempDir
  private Path site;

  @Test
  void itemsAreTakenOverAndChangedKeyByKey() throws IOException {
    RoomStandard ours = with(
        """
            name: {sv: Vårt, en: Ours}
            extends: base
            items:
              camera: {hold: 5 s, amount: 2}
              extra: {name: {sv: a, en: b}, needs: SERIAL, proof: OPENED, greatest-age: 1 h, hold: 1 s, what-to-do: {sv: a, en: b}}
            """);
    assertEquals("Ours", ours.name().en());
    assertEquals(List.of("camera", "display", "extra"), ours.items().stream().map(StandardItem::id).toList());
    StandardItem camera = ours.items().getFirst();
    assertEquals(Duration.ofSeconds(5), camera.hold());
    assertEquals(2, camera.amount());
    assertEquals(Duration.ofHours(1), camera.greatestAge());
    assertEquals(1, camera.expectations().size());
    assertEquals(Set.of("camera", "display"), ours.purposes().get(Purpose.HYBRID));
    assertEquals(Set.of(Connector.VGA), ours.connectors());
  }

  @Test
  void whatIsLeftOutLeavesThePurposesToo() throws IOException {
    RoomStandard ours = with("name: {sv: a, en: b}\nextends: base\nwithout: [display]\nconnectors: [HDMI, USB_C]\n");
    assertEquals(List.of("camera"), ours.items().stream().map(StandardItem::id).toList());
    assertEquals(Set.of("camera"), ours.purposes().get(Purpose.HYBRID));
    assertEquals(Set.of(Purpose.HYBRID), ours.purposes().keySet(), "of a purpose that needs nothing nothing is left");
    assertEquals(Set.of(Connector.HDMI, Connector.USB_C), ours.connectors());
  }

  @Test
  void expectationsAreReplacedOrAddedTo() throws IOException {
    String also = "{reading: camera.max_rate, at-least: 25, severity: NOTE, hold: 1 s, text: {sv: a, en: b}}";
    assertEquals(List.of("camera.max_height", "camera.max_rate"), expected(with(
        "name: {sv: a, en: b}\nextends: base\nitems: {camera: {expect-also: [" + also + "]}}\n")));
    assertEquals(List.of("camera.max_rate"),
        expected(with("name: {sv: a, en: b}\nextends: base\nitems: {camera: {expect: [" + also + "]}}\n")));
    write("middle", "name: {sv: a, en: b}\nextends: base\nitems: {camera: {expect-also: [" + also + "]}}\n");
    assertEquals(List.of("camera.max_height", "camera.max_rate"), expected(
        with("name: {sv: a, en: b}\nextends: middle\nitems: {camera: {expect-also: [" + also + "]}}\n")));
    assertEquals(List.of("camera.max_rate"),
        expected(with("name: {sv: a, en: b}\nextends: middle\nitems: {camera: {expect: [" + also + "]}}\n")));
  }

  @Test
  void whatIsExpectedAlsoStandsForWhatWasExpectedOfTheSameReading() throws IOException {
    String lower = "{reading: camera.max_height, at-least: 480, severity: NOTE, hold: 1 s, text: {sv: a, en: b}}";
    RoomStandard ours = with("name: {sv: a, en: b}\nextends: base\nitems: {camera: {expect-also: [" + lower + "]}}\n");
    assertEquals(List.of(new Condition.AtLeast(480)),
        ours.items().getFirst().expectations().stream().map(Expectation::condition).toList());
  }

  @Test
  void noShippedStandardLosesALimitOfTheLinesThatTheyShare() {
    byte[] octets = Objects.requireNonNull(ShippedFiles.read().texts().get("standards/common.yaml"));
    FileRead<RoomStandard> common = StandardReader.read("common", "common.yaml", octets);
    Map<String, Set<ReadingName>> shared = ((FileRead.Good<RoomStandard>) common).content().items().stream()
        .collect(Collectors.toMap(StandardItem::id, StandardFilesTest::readings));
    assertTrue(shared.getOrDefault("camera", Set.of()).size() > 5, "the limits of the self-test are among them");
    for (RoomStandard standard : CatalogLoader.shipped().catalog().standards()) {
      for (StandardItem item : standard.items()) {
        assertTrue(readings(item).containsAll(shared.getOrDefault(item.id(), Set.of())),
            () -> standard.id() + " expects of " + item.id() + " only " + readings(item));
      }
    }
  }

  private static Set<ReadingName> readings(StandardItem item) {
    return item.expectations().stream().map(Expectation::reading).collect(Collectors.toSet());
  }

  @Test
  void alternativesAreReadBesideWhatIsPreferred() throws IOException {
    RoomStandard ours = with("""
        name: {sv: a, en: b}
        extends: base
        items:
          camera:
            any-of:
              - {kinds: [SPEAKERPHONE], models: [jabra/speak-5*, acme/eye]}
              - can: [MICROPHONE, SPEAKER]
        """);
    assertEquals(
        List.of(new Alternative(Set.of(DeviceKind.CAMERA), List.of(), Set.of()),
            new Alternative(Set.of(DeviceKind.SPEAKERPHONE), List.of("jabra/speak-5*", "acme/eye"), Set.of()),
            new Alternative(Set.of(), List.of(), Set.of(Capability.MICROPHONE, Capability.SPEAKER))),
        ours.items().getFirst().alternatives());
  }

  @Test
  void aSiteChangesAShippedStandardUnderItsOwnName() throws IOException {
    write("hybrid-small", "extends: hybrid-small\nitems: {display: {amount: 2}}\n");
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertEquals(List.of(), loaded.errors());
    RoomStandard ours = loaded.catalog().standard("hybrid").orElseThrow();
    assertEquals("Small hybrid room", ours.name().en());
    assertEquals(2, item(ours, "display").amount());
    assertEquals(1, item(loaded.catalog().standard("huddle").orElseThrow(), "display").amount());
  }

  @Test
  void aSitesCommonLinesAreTakenOverByShippedStandardsToo() throws IOException {
    write("common", "extends: common\nitems: {pc: {hold: 9 min}}\n");
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertEquals(List.of(), loaded.errors());
    assertEquals(Duration.ofMinutes(9), item(loaded.catalog().standard("huddle").orElseThrow(), "pc").hold());
    assertTrue(loaded.catalog().standard("common").isEmpty(), "no room is held against a template");
  }

  @Test
  void whileTheSitesCommonLinesAreWrongTheShippedOnesHold() throws IOException {
    write("common", "extends: common\nitems: {pc: {hold: soon}}\n");
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertEquals(List.of("2:20"), loaded.errors().stream().map(e -> e.line() + ":" + e.column()).toList());
    assertEquals(CatalogLoader.shipped().catalog().standards(), loaded.catalog().standards());
  }

  @Test
  void aCircleThroughAShippedStandardLeavesTheShippedOnesAsTheyAre() throws IOException {
    write("common", "name: {sv: a, en: b}\nextends: hybrid-small\n");
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertEquals(List.of(2), loaded.errors().stream().map(FileError::line).toList());
    assertEquals(CatalogLoader.shipped().catalog().standards(), loaded.catalog().standards());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      extends: nowhere                          | 2:10: there is no standard "nowhere"; expected one of base, broken, common, council
      extends: ours                             | 2:10: there is no standard "ours"
      extends: [base]                           | 2:10: there is no standard ""
      extends: broken                           | 2:10: the standard "broken" is itself wrong
      extends: round                            | 2:10: the standard "round" is itself wrong, or extends this one
      {extends: base, without: [oven]}          | 2:27: no such item in what is extended; expected one of camera, display
      {extends: base, items: {kamera: {}}}      | 2:33: the key "name" is missing
      {extends: base, items: {camera: {hold: soon}}} | 2:40: "soon"; expected a duration
      {extends: base, items: {camera: {any-of: [{}]}}} | 2:43: the alternative asks for nothing; expected kinds, models or can
      {extends: base, items: {camera: {any-of: [{models: [Jabra]}]}}} | 2:53: "Jabra"; expected the id of a profile
      {extends: base, items: {camera: {offers: [SCART]}}} | 2:43: "SCART"; expected one of HDMI, USB_C, DISPLAY_PORT, VGA
      {extends: base, items: {connectors: {}}}  | 2:25: "connectors"; expected an item like microphone
      {extends: base, purposes: {AUDIO: [oven]}} | 2:36: "oven"; expected one of the items camera, display
      {extends: base, connectors: [SCART]}      | 2:30: "SCART"; expected one of HDMI
      {extends: base, replaces: [Hybrid Room]}  | 2:28: "Hybrid Room"; expected the id of a standard
      {extends: base, extend: base}             | 2:17: unknown key "extend"
      {without: [camera], items: {}, purposes: {}} | 1:1: without leaves out what nothing brings in
      """)
  void tellsWhatIsWrongAndWhere(String written, String error) throws IOException {
    write("broken", "nothing: here\n");
    write("round", "name: {sv: a, en: b}\nextends: ours\n");
    String text = written.startsWith("{")
        ? "{name: {sv: a, en: b},\n" + written.substring(1) + "\n"
        : "name: {sv: a, en: b}\n" + written + "\n";
    write("base", BASE);
    // in flow style the first brace moves to the line above, so that columns of the second line stay as written
    write("ours", text.replace("},\n", "},\n "));
    List<String> errors = CatalogLoader.withSite(site).errors().stream().map(FileError::toString)
        .filter(e -> e.contains("/ours.yaml")).toList();
    assertTrue(errors.stream().anyMatch(e -> e.contains("ours.yaml:" + error)), errors + " instead of " + error);
  }

  private static StandardItem item(RoomStandard standard, String id) {
    return standard.items().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> expected(RoomStandard standard) {
    return item(standard, "camera").expectations().stream().map(e -> e.reading().value()).toList();
  }

  private RoomStandard with(String text) throws IOException {
    write("base", BASE);
    write("ours", text);
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertEquals(List.of(), loaded.errors());
    return loaded.catalog().standard("ours").orElseThrow();
  }

  private void write(String id, String text) throws IOException {
    Path file = site.resolve("standards").resolve(id + ".yaml");
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(UTF_8));
  }
}
