// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartecken.contract.ReadingNames;

/** Both catalogues hold the same keys, and the pages use all of them and no others. */
class CatalogueTest {
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9_]+)*\\.?)\"");
  private static final Pattern ENUM = Pattern.compile("[A-Z][A-Za-z]+\\.[A-Z_]+");
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  @Test
  void languagesHaveTheSameKeys() {
    assertEquals(Words.in(Lang.SV).texts().keySet(), Words.in(Lang.EN).texts().keySet());
  }

  @Test
  void translationsFillTheSamePlaces() {
    Words.in(Lang.SV).texts()
        .forEach((key, text) -> assertEquals(places(text), places(Words.in(Lang.EN).get(key)), key));
  }

  @ParameterizedTest
  @EnumSource(Lang.class)
  void everyKnownReadingHasAName(Lang lang) {
    ReadingNames.all().keySet().forEach(name -> assertTrue(Words.in(lang).has("reading." + name), name.value()));
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    Set<String> literals = literals();
    Set<String> unused = new TreeSet<>();
    for (String key : Words.in(Lang.SV).texts().keySet()) {
      if (!ENUM.matcher(key).matches() && !isUsed(key, literals)) {
        unused.add(key);
      }
    }
    assertEquals(Set.of(), unused);
  }

  /** By itself, with its plural, or as one of the texts that begin with a literal that ends in a full stop. */
  private static boolean isUsed(String key, Set<String> literals) {
    return literals.contains(key) || literals.contains(key.replaceAll("\\.(one|many)$", ""))
        || literals.stream().anyMatch(l -> l.endsWith(".") && key.startsWith(l));
  }

  private static Set<String> literals() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".jte")).toList()) {
        Matcher matcher = LITERAL.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
    return found;
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
  }
}
