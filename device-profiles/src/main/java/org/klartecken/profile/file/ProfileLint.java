// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;

/**
 * What is wrong with a folder of profiles and classes beyond what keeps a file from being taken: a file that is not
 * named after its model, a fact without a source, a reading that nobody sends, a sentence that is only half there.
 */
public final class ProfileLint {
  /** What a file says of a model that has to be from somewhere. */
  private static final Set<String> FACTS = Set.of("capabilities", "drivers", "speed", "picture", "ready", "quirks",
      "talk",
      "instructions");
  private static final Set<String> PLACEHOLDERS = Set.of("{device}", "{value}", "{best}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*\\}?");
  private static final Pattern WHOLE = Pattern.compile("(?s)[\\p{Lu}{].*\\.");

  private final Problems problems;
  private final List<String> unsourced = new ArrayList<>();
  private final Map<String, Yaml.Place> facts = new TreeMap<>();

  private ProfileLint(Problems problems) {
    this.problems = problems;
  }

  /**
   * All that is wrong with a folder.
   *
   * @param root holds {@code profiles}, {@code classes} or both; a class that is not there is taken from those shipped
   */
  public static List<FileError> lint(Path root) {
    List<FileError> errors = new ArrayList<>(CatalogLoader.onlyFrom(root).errors());
    List<FileError> unread = new ArrayList<>();
    for (SourceFile file : Source.folder(root.resolve("profiles"), unread)) {
      errors.addAll(style(file, true));
    }
    for (SourceFile file : Source.folder(root.resolve("classes"), unread)) {
      errors.addAll(style(file, false));
    }
    return errors.stream().distinct()
        .sorted(Comparator.comparing(FileError::file).thenComparingInt(FileError::line)).toList();
  }

  /** A file that is no YAML has been told of already. */
  private static List<FileError> style(SourceFile file, boolean profile) {
    Problems problems = new Problems(file.shown());
    Optional<Yaml> root = YamlTree.read(file.octets(), new Problems(file.shown()));
    if (root.orElse(null) instanceof Yaml.Entries entries) {
      ProfileLint lint = new ProfileLint(problems);
      lint.visit(entries);
      if (profile) {
        lint.named(file, entries);
        lint.sourced(entries);
      }
    }
    return problems.all();
  }

  /** Maker and model as a path: {@code jabra/speak-510}. */
  public static String idOf(String maker, String model) {
    return slug(maker) + '/' + slug(model);
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private void named(SourceFile file, Yaml.Entries root) {
    String wanted = idOf(text(root, "maker"), text(root, "model"));
    if (!wanted.equals(file.id())) {
      problems.add(entry(root, "model").map(e -> e.key().place()).orElse(root.place()), FileFault.WRONG_WORD,
          Wording.NOT_NAMED_AFTER_MODEL, Wording.AS_WRITTEN.of("profiles/" + wanted + ".yaml"));
    }
  }

  private void sourced(Yaml.Entries root) {
    Set<String> named = entry(root, "sources").filter(e -> e.value() instanceof Yaml.Entries)
        .map(e -> keys((Yaml.Entries) e.value())).orElse(Set.of());
    collect(root);
    entry(root, "parts").filter(e -> e.value() instanceof Yaml.Entries)
        .ifPresent(parts -> ((Yaml.Entries) parts.value()).entries().stream().map(Yaml.Entry::value)
            .filter(Yaml.Entries.class::isInstance).forEach(part -> collect((Yaml.Entries) part)));
    unsourced.addAll(facts.keySet());
    unsourced.removeAll(named);
    if (named.contains("match")) {
      unsourced.removeIf(fact -> fact.indexOf(':') > 0);
    }
    unsourced.forEach(fact -> problems.add(facts.getOrDefault(fact, root.place()), FileFault.MISSING_KEY,
        Wording.SOURCE_MISSING.of(fact), Wording.SOURCE_LIKE.of(fact)));
  }

  private void collect(Yaml.Entries said) {
    said.entries().stream().filter(e -> FACTS.contains(e.key().text()))
        .forEach(e -> facts.putIfAbsent(e.key().text(), e.key().place()));
    entry(said, "match").filter(e -> e.value() instanceof Yaml.Entries)
        .ifPresent(match -> ((Yaml.Entries) match.value()).entries().forEach(this::collectMarks));
  }

  private void collectMarks(Yaml.Entry kind) {
    switch (kind.value()) {
      case Yaml.Items list -> list.items().stream().filter(Yaml.Text.class::isInstance).map(Yaml.Text.class::cast)
          .filter(_ -> !kind.key().text().equals("roles")).forEach(t -> facts.putIfAbsent(t.text(), t.place()));
      case Yaml.Entries ids -> ids.entries().forEach(e -> facts.putIfAbsent(e.key().text(), e.key().place()));
      case Yaml.Text _ -> {
        // no list: told of by the reader
      }
    }
  }

  private void visit(Yaml node) {
    switch (node) {
      case Yaml.Text _ -> {
        // looked at where it stands
      }
      case Yaml.Items list -> list.items().forEach(this::visit);
      case Yaml.Entries entries -> {
        if (keys(entries).containsAll(Set.of("sv", "en"))) {
          sentence(entries);
        }
        for (Yaml.Entry entry : entries.entries()) {
          if (entry.key().text().equals("reading") && entry.value() instanceof Yaml.Text name) {
            reading(name);
          } else if (!entry.key().text().equals("name")) {
            visit(entry.value());
          }
        }
      }
    }
  }

  private void reading(Yaml.Text name) {
    Set<String> known = ReadingNames.all().keySet().stream().map(ReadingName::value)
        .collect(java.util.stream.Collectors.toSet());
    if (!known.contains(name.text())) {
      problems.add(name.place(), FileFault.WRONG_WORD, Wording.NOBODY_SENDS.of(name.text()),
          Wording.KNOWN_READING);
    }
  }

  private void sentence(Yaml.Entries both) {
    String sv = text(both, "sv");
    String en = text(both, "en");
    for (String language : List.of("sv", "en")) {
      String text = text(both, language);
      Yaml.Place place = entry(both, language).map(e -> e.value().place()).orElse(both.place());
      if (!WHOLE.matcher(text).matches()) {
        problems.add(place, FileFault.WRONG_WORD, Wording.HALF_SENTENCE, Wording.WHOLE_SENTENCE);
      }
      placeholders(text).stream().filter(p -> !PLACEHOLDERS.contains(p))
          .forEach(p -> problems.add(place, FileFault.WRONG_WORD, Wording.NEVER_FILLED_IN.of(p),
              Wording.AS_WRITTEN.of(String.join(", ", PLACEHOLDERS.stream().sorted().toList()))));
    }
    if (!Set.copyOf(placeholders(sv)).equals(Set.copyOf(placeholders(en)))) {
      problems.add(both.place(), FileFault.WRONG_WORD, Wording.OTHER_PLACES, Wording.SAME_PLACES);
    }
    if (sv.equals(en)) {
      problems.add(both.place(), FileFault.WRONG_WORD, Wording.SAME_TEXT, Wording.BOTH_LANGUAGES);
    }
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(m -> m.group()).toList();
  }

  private static Optional<Yaml.Entry> entry(Yaml.Entries entries, String key) {
    return entries.entries().stream().filter(e -> e.key().text().equals(key)).findFirst();
  }

  private static Set<String> keys(Yaml.Entries entries) {
    return entries.entries().stream().map(e -> e.key().text()).collect(java.util.stream.Collectors.toSet());
  }

  private static String text(Yaml.Entries entries, String key) {
    return entry(entries, key).map(Yaml.Entry::value).filter(Yaml.Text.class::isInstance)
        .map(t -> ((Yaml.Text) t).text()).orElse("");
  }
}
