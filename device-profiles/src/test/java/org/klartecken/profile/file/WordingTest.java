// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void everyWordingIsSaidInTheLanguageAndNothingElseIs(String language) {
    assertEquals(Stream.of(Wording.values()).map(Enum::name).collect(Collectors.toSet()),
        FileWords.in(language).keys());
  }

  @Test
  void bothLanguagesFillTheSamePlaces() {
    for (Wording wording : Wording.values()) {
      assertEquals(places(FileWords.in("en").text(wording)), places(FileWords.in("sv").text(wording)),
          wording::name);
    }
  }

  @Test
  void everyWordingIsUsedByAReader() throws IOException {
    Set<String> unused = Stream.of(Wording.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    Pattern use = Pattern.compile("Wording\\.([A-Z_0-9]+)");
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/klartecken/profile/file"))) {
      for (Path file : files.toList()) {
        use.matcher(Files.readString(file)).results().map(m -> m.group(1)).forEach(unused::remove);
      }
    }
    assertEquals(Set.of(), unused);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      maker: Acme\\nmodel: A: B              | ett kolon efter något som inte är en nyckel | en text med kolon i inom citattecken
      maker: Acme\\nmodel\\nkind: BAR         | en rad utan kolon | en nyckel, ett kolon, ett mellanslag och dess värde
      maker: Acme\\n\\tmodel: A              | ett tecken som inget värde börjar med | mellanslag i stället för tabbar, och citattecken kring en text som börjar med ett tecken
      maker: "Acme                         | citattecken eller parenteser som aldrig stängs | ett slutande tecken för varje inledande
      match: {usb: [1234:0001}             | citattecken eller parenteser som aldrig stängs | ett slutande tecken för varje inledande
      parts:\\n    video: a\\n  audio: b      | ett indrag som inte passar raderna ovanför | det som hör ihop lika långt in
      - a\\nb: c                            | ett indrag som inte passar raderna ovanför | det som hör ihop lika långt in
      %YAML one                            | inte YAML; tolken säger på engelska: expected a digit, but found o(111) | YAML
      maker: Acme\\nmaker: Acme              | nyckeln "maker" står två gånger | varje nyckel en gång
      maker: [Acme]                        | här står en lista | en text
      maker: "{1}"\\nmakers: 1               | "makers" är ingen nyckel här | något av maker, model, like
      """)
  void whatIsWrongWithAProfileIsSaidInSwedish(String yaml, String problem, String expected) {
    Map<String, byte[]> own = Map.of("profiles/acme/a.yaml",
        yaml.replace("\\n", "\n").replace("\\t", "\t").getBytes(UTF_8));
    List<FileError> errors = ShippedFiles.read().with(own).errors();
    assertTrue(errors.stream().anyMatch(e -> e.problem().in("sv").equals(problem)
        && e.expected().in("sv").startsWith(expected)),
        () -> errors.stream().map(e -> e.problem().in("sv") + " | " + e.expected().in("sv")).toList().toString());
  }

  @Test
  void whatFillsAPlaceIsNotFilledInItself() {
    assertEquals("{1} hör redan till b", Wording.CLAIMED_ALREADY.of("{1}", "b").in("sv"));
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
