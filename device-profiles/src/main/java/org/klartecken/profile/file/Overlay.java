// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A room standard laid over the one that it extends, as a tree, so that the reader sees one file.
 *
 * <p>Items are taken over and changed key by key; {@code without} leaves some out, {@code expect-also} adds to what is
 * expected, and stands for what was expected of the same readings. Purposes and connectors that are written replace the others as a whole: they are short.
 */
final class Overlay {
  /** What a standard says of itself, and not of those that extend it. */
  private static final Set<String> ITS_OWN = Set.of("name", "description", "replaces", "template");
  private static final String ALSO = "expect-also";
  private static final Set<String> EXPECTED = Set.of("expect", ALSO);
  private static final Set<String> OF_LAYERS = Set.of("extends", "without");

  private final Yaml.Entries under;
  private final Yaml.Entries over;
  private final Problems problems;
  private final Set<String> without = new HashSet<>();

  private Overlay(Yaml.Entries under, Yaml.Entries over, Problems problems) {
    this.under = under;
    this.over = over;
    this.problems = problems;
  }

  /**
   * The tree of both.
   *
   * @param sameId whether a site changes a shipped standard: then it keeps its name unless a new one is written
   */
  static Yaml.Entries of(Yaml.Entries under, Yaml.Entries over, boolean sameId, Problems problems) {
    Overlay overlay = new Overlay(under, over, problems);
    overlay.leaveOut();
    return overlay.laid(sameId);
  }

  /** The value of a key, the first where it stands twice: the reader tells of that. */
  static Optional<Yaml> value(Yaml.Entries mapping, String key) {
    return mapping.entries().stream().filter(e -> e.key().text().equals(key)).map(Yaml.Entry::value).findFirst();
  }

  private void leaveOut() {
    Set<String> known = new HashSet<>();
    entries(value(under, "items")).forEach(e -> known.add(e.key().text()));
    if (value(over, "without").orElse(null) instanceof Yaml.Items(_, List<Yaml> items)) {
      for (Yaml item : items) {
        if (item instanceof Yaml.Text text && known.contains(text.text())) {
          without.add(text.text());
        } else {
          problems.add(item.place(), FileFault.WRONG_WORD, Wording.NO_SUCH_ITEM,
              Wording.ONE_OF.of(String.join(", ", known.stream().sorted().toList())));
        }
      }
    }
  }

  private Yaml.Entries laid(boolean sameId) {
    List<Yaml.Entry> laid = new ArrayList<>();
    for (Yaml.Entry entry : under.entries()) {
      String key = entry.key().text();
      boolean kept = !OF_LAYERS.contains(key) && (sameId || !ITS_OWN.contains(key)) && value(over, key).isEmpty();
      if (kept) {
        laid.add(new Yaml.Entry(entry.key(), kept(key, entry.value())));
      }
    }
    for (Yaml.Entry entry : over.entries()) {
      laid.add(entry.key().text().equals("items") ? new Yaml.Entry(entry.key(), items(entry.value())) : entry);
    }
    return new Yaml.Entries(over.place(), laid);
  }

  /** What is taken over as it is, without the items that are left out. */
  private Yaml kept(String key, Yaml value) {
    if (!(value instanceof Yaml.Entries(Yaml.Place place, List<Yaml.Entry> entries))) {
      return value;
    }
    return switch (key) {
      case "items" -> new Yaml.Entries(place, entries.stream().filter(e -> !without.contains(e.key().text())).toList());
      case "purposes" -> new Yaml.Entries(place, entries.stream()
          .map(e -> new Yaml.Entry(e.key(), needed(e.value())))
          .filter(e -> !(e.value() instanceof Yaml.Items(_, List<Yaml> left) && left.isEmpty())).toList());
      default -> value;
    };
  }

  private Yaml needed(Yaml list) {
    return list instanceof Yaml.Items(Yaml.Place place, List<Yaml> items)
        ? new Yaml.Items(place,
            items.stream().filter(i -> !(i instanceof Yaml.Text text && without.contains(text.text()))).toList())
        : list;
  }

  private Yaml items(Yaml written) {
    if (!(written instanceof Yaml.Entries(Yaml.Place place, List<Yaml.Entry> own))) {
      return written;
    }
    List<Yaml.Entry> items = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Yaml.Entry entry : entries(value(under, "items"))) {
      String id = entry.key().text();
      if (!without.contains(id)) {
        taken.add(id);
        List<Yaml.Entry> changes = own.stream().filter(e -> e.key().text().equals(id)).toList();
        changes.forEach(c -> items.add(new Yaml.Entry(c.key(), item(entry.value(), c.value()))));
        if (changes.isEmpty()) {
          items.add(entry);
        }
      }
    }
    own.stream().filter(e -> !taken.contains(e.key().text())).forEach(items::add);
    return new Yaml.Entries(place, items);
  }

  private static Yaml item(Yaml below, Yaml change) {
    if (!(below instanceof Yaml.Entries base
        && change instanceof Yaml.Entries(Yaml.Place place, List<Yaml.Entry> own))) {
      return change;
    }
    Yaml.Entries over = new Yaml.Entries(place, own);
    Set<String> anew = readings(value(over, ALSO));
    List<Yaml.Entry> both = new ArrayList<>();
    for (Yaml.Entry entry : base.entries()) {
      String key = entry.key().text();
      boolean replaced = value(over, key).isPresent() || (key.equals(ALSO) && value(over, "expect").isPresent());
      if (!replaced) {
        both.add(EXPECTED.contains(key) ? new Yaml.Entry(entry.key(), others(entry.value(), anew)) : entry);
      }
    }
    for (Yaml.Entry entry : own) {
      boolean adds = entry.key().text().equals(ALSO) && value(over, "expect").isEmpty();
      both.add(adds
          ? new Yaml.Entry(entry.key(), joined(value(base, ALSO).map(before -> others(before, anew)), entry.value()))
          : entry);
    }
    return new Yaml.Entries(place, both);
  }

  private static Yaml joined(Optional<Yaml> before, Yaml after) {
    if (!(before.orElse(null) instanceof Yaml.Items(_, List<Yaml> first)
        && after instanceof Yaml.Items(Yaml.Place place, List<Yaml> more))) {
      return after;
    }
    return new Yaml.Items(place, Stream.concat(first.stream(), more.stream()).toList());
  }

  /** What is expected of other readings than these. */
  private static Yaml others(Yaml expected, Set<String> anew) {
    return expected instanceof Yaml.Items(Yaml.Place place, List<Yaml> all)
        ? new Yaml.Items(place, all.stream().filter(one -> reading(one).filter(anew::contains).isEmpty()).toList())
        : expected;
  }

  private static Set<String> readings(Optional<Yaml> expected) {
    return expected.orElse(null) instanceof Yaml.Items(_, List<Yaml> all)
        ? all.stream().flatMap(one -> reading(one).stream()).collect(Collectors.toSet())
        : Set.of();
  }

  private static Optional<String> reading(Yaml expectation) {
    return expectation instanceof Yaml.Entries said && value(said, "reading").orElse(null) instanceof Yaml.Text name
        ? Optional.of(name.text())
        : Optional.empty();
  }

  private static List<Yaml.Entry> entries(Optional<Yaml> node) {
    return node.orElse(null) instanceof Yaml.Entries(_, List<Yaml.Entry> entries) ? entries : List.of();
  }
}
