// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.klartecken.contract.Printable;
import org.klartecken.profile.LocalText;

/**
 * One mapping of a file, read key by key.
 *
 * <p>What is wrong goes to the problems, and a stand-in is returned: it never leaves the reader, since a file with
 * problems yields no record. {@link #done()} then names the keys that nobody asked for.
 */
final class Fields {
  private static final int LONGEST = 400;

  private final Problems problems;
  private final Yaml.Place place;
  private final Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Fields(Problems problems, Yaml node) {
    this.problems = problems;
    this.place = node.place();
    if (node instanceof Yaml.Entries mapping) {
      mapping.entries().forEach(this::take);
    } else {
      wrongType(node, Wording.A_MAPPING);
    }
  }

  private void take(Yaml.Entry entry) {
    if (entries.putIfAbsent(entry.key().text(), entry) != null) {
      problems.add(entry.key().place(), FileFault.DUPLICATE_KEY, Wording.KEY_TWICE.of(quoted(entry.key())),
          Wording.EACH_KEY_ONCE);
    }
  }

  Yaml.Place place() {
    return place;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** All entries, for mappings whose keys are free. */
  List<Yaml.Entry> all() {
    asked.addAll(entries.keySet());
    return List.copyOf(entries.values());
  }

  Optional<Yaml> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key)).map(Yaml.Entry::value);
  }

  Optional<Yaml> required(String key, Said expected) {
    Optional<Yaml> value = optional(key);
    if (value.isEmpty()) {
      problems.add(place, FileFault.MISSING_KEY, Wording.KEY_MISSING.of(key), expected);
    }
    return value;
  }

  String text(String key) {
    return required(key, Wording.A_TEXT).map(this::text).orElse("");
  }

  /** A text of 1 to 400 characters. */
  String text(Yaml node) {
    if (!(node instanceof Yaml.Text text)) {
      wrongType(node, Wording.A_TEXT);
      return "";
    }
    if (text.text().isBlank() || text.text().length() > LONGEST) {
      wrongWord(text, Wording.TEXT_OF_LENGTH.of(LONGEST));
    }
    return text.text();
  }

  LocalText sentence(String key) {
    return required(key, Wording.SV_AND_EN).map(this::sentence).orElse(new LocalText("", ""));
  }

  /** A text in both languages. */
  LocalText sentence(Yaml node) {
    Fields both = new Fields(problems, node);
    LocalText sentence = new LocalText(both.text("sv"), both.text("en"));
    both.done();
    return sentence;
  }

  <E extends Enum<E>> E word(String key, Class<E> type) {
    return required(key, () -> words(type)).map(node -> word(node, type)).orElse(type.getEnumConstants()[0]);
  }

  <E extends Enum<E>> Set<E> wordSet(String key, Class<E> type) {
    Set<E> set = EnumSet.noneOf(type);
    list(key).forEach(node -> set.add(word(node, type)));
    return set;
  }

  <E extends Enum<E>> E word(Yaml node, Class<E> type) {
    return parsed(node, () -> words(type), text -> words(text, type)).orElse(type.getEnumConstants()[0]);
  }

  Duration duration(String key) {
    return required(key, Wording.A_DURATION).flatMap(node -> parsed(node, Wording.A_DURATION, Scalars::duration))
        .orElse(Duration.ZERO);
  }

  boolean flag(String key, boolean otherwise) {
    return optional(key).flatMap(node -> parsed(node, Wording.TRUE_OR_FALSE, Fields::flag)).orElse(otherwise);
  }

  int count(String key, int otherwise, int most) {
    return optional(key).flatMap(node -> parsed(node, () -> Wording.A_COUNT.of(most), text -> count(text, most)))
        .orElse(otherwise);
  }

  /** The items of a list; none when the key is absent. */
  List<Yaml> list(String key) {
    return optional(key).map(node -> {
      if (node instanceof Yaml.Items list) {
        return list.items();
      }
      wrongType(node, Wording.A_LIST);
      return List.<Yaml>of();
    }).orElse(List.of());
  }

  /** A mapping; empty when the key is absent. */
  Fields map(String key) {
    return new Fields(problems, optional(key).orElse(new Yaml.Entries(place, List.of())));
  }

  /** Whether a key that may stand there does. */
  boolean told(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  int count(Yaml node, int most) {
    return parsed(node, () -> Wording.A_COUNT.of(most), text -> count(text, most)).orElse(1);
  }

  /** A word of a closed set as people write it: {@code update-mode} for {@code UPDATE_MODE}. */
  <E extends Enum<E>> E kebab(Yaml node, Class<E> type) {
    return parsed(node,
        () -> Wording.ONE_OF
            .of(Stream.of(type.getEnumConstants()).map(Fields::kebab).collect(Collectors.joining(", "))),
        text -> Stream.of(type.getEnumConstants()).filter(e -> kebab(e).equals(text)).findFirst())
        .orElse(type.getEnumConstants()[0]);
  }

  <E extends Enum<E>> Set<E> kebabSet(String key, Class<E> type) {
    Set<E> set = EnumSet.noneOf(type);
    list(key).forEach(node -> set.add(kebab(node, type)));
    return set;
  }

  static String kebab(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a scalar means; the problem is told when it means nothing. */
  <T> Optional<T> parsed(Yaml node, Said expected, Function<String, Optional<T>> parse) {
    if (!(node instanceof Yaml.Text text)) {
      wrongType(node, expected);
      return Optional.empty();
    }
    Optional<T> meaning = parse.apply(text.text());
    if (meaning.isEmpty()) {
      wrongWord(text, expected);
    }
    return meaning;
  }

  /** Tells of every key that nobody asked for. */
  void done() {
    List<String> known = new ArrayList<>(asked);
    entries.values().stream().filter(e -> !asked.contains(e.key().text()))
        .forEach(e -> problems.add(e.key().place(), FileFault.UNKNOWN_KEY, Wording.KEY_UNKNOWN.of(quoted(e.key())),
            Wording.ONE_OF.of(String.join(", ", known))));
  }

  void wrongType(Yaml node, Said expected) {
    problems.add(node.place(), FileFault.WRONG_TYPE, Wording.FOUND.of(node.what().phrase()), expected);
  }

  void wrongWord(Yaml.Text text, Said expected) {
    problems.add(text.place(), FileFault.WRONG_WORD, Wording.AS_WRITTEN.of(quoted(text)), expected);
  }

  private static String quoted(Yaml.Text text) {
    return Printable.quote(text.text());
  }

  private static Optional<Boolean> flag(String text) {
    return text.equals("true") ? Optional.of(true) : text.equals("false") ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Integer> count(String text, int most) {
    return text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= most
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  /** {@code OTHER} is what decoders make of words they do not know; nobody may ask for it. */
  private static <E extends Enum<E>> Optional<E> words(String text, Class<E> type) {
    return Stream.of(type.getEnumConstants()).filter(e -> e.name().equals(text) && !text.equals("OTHER")).findFirst();
  }

  private static <E extends Enum<E>> Phrase words(Class<E> type) {
    return Wording.ONE_OF.of(Stream.of(type.getEnumConstants()).map(Enum::name).filter(n -> !n.equals("OTHER"))
        .collect(Collectors.joining(", ")));
  }
}
