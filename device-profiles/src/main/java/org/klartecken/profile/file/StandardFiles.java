// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Printable;
import org.klartecken.profile.RoomStandard;

/**
 * Reads room standards that build on each other: {@code extends} names one that is taken over and changed.
 *
 * <p>The site's own win over the shipped ones, also as what others extend; a site's standard that extends its own id
 * changes the shipped one.
 */
final class StandardFiles {
  private static final int LONGEST_CHAIN = 5;

  /**
   * What became of a file.
   *
   * @param tree of a file that is right, else null
   */
  private record Outcome(FileRead<StandardReader.Written> read, Yaml.@Nullable Entries tree) {
  }

  private final Map<String, SourceFile> own = new LinkedHashMap<>();
  private final Map<String, SourceFile> shipped = new LinkedHashMap<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final List<FileError> errors = new ArrayList<>();

  StandardFiles(List<SourceFile> own, List<SourceFile> shipped) {
    own.forEach(file -> this.own.put(file.id(), file));
    shipped.forEach(file -> this.shipped.put(file.id(), file));
  }

  /** The standards that rooms can have: the site's own, then the shipped ones that it does not replace. */
  List<RoomStandard> standards() {
    Map<String, RoomStandard> standards = new LinkedHashMap<>();
    Set<String> templates = new LinkedHashSet<>();
    for (Map<String, SourceFile> layer : List.of(own, shipped)) {
      for (SourceFile file : layer.values()) {
        switch (outcome(file, List.of()).read()) {
          case FileRead.Good<StandardReader.Written>(StandardReader.Written(RoomStandard standard, boolean template)) -> {
            if (template) {
              templates.add(file.id());
            } else if (!templates.contains(file.id())) {
              standards.merge(file.id(), standard, StandardFiles::instead);
            }
          }
          case FileRead.Bad<StandardReader.Written>(List<FileError> wrong) -> errors.addAll(wrong);
        }
      }
    }
    return List.copyOf(standards.values());
  }

  /** A site's standard that takes a shipped one's place also takes the rooms that the shipped one took over. */
  private static RoomStandard instead(RoomStandard own, RoomStandard shipped) {
    Set<String> replaces = new TreeSet<>(own.replaces());
    replaces.addAll(shipped.replaces());
    return new RoomStandard(own.id(), replaces, own.name(), own.description(), own.items(), own.purposes(),
        own.connectors());
  }

  /** What is wrong with the files, once they were read. */
  List<FileError> errors() {
    return errors;
  }

  /** What becomes of one file, alone. */
  static FileRead<RoomStandard> read(SourceFile file) {
    return switch (new StandardFiles(List.of(file), List.of()).outcome(file, List.of()).read()) {
      case FileRead.Good<StandardReader.Written>(StandardReader.Written(RoomStandard standard, boolean _)) ->
        new FileRead.Good<>(standard);
      case FileRead.Bad<StandardReader.Written>(List<FileError> wrong) -> new FileRead.Bad<>(wrong);
    };
  }

  /** A fault below others may come of the circle that they make; only by itself it is the file's own. */
  private Outcome outcome(SourceFile file, List<String> above) {
    Outcome known = outcomes.get(file.shown());
    if (known == null) {
      known = read(file, above);
      if (above.isEmpty() || known.tree() != null) {
        outcomes.put(file.shown(), known);
      }
    }
    return known;
  }

  private Outcome read(SourceFile file, List<String> above) {
    Problems problems = new Problems(file.shown());
    Optional<Yaml> tree = YamlTree.read(file.octets(), problems).map(root -> laid(root, file, above, problems))
        .filter(_ -> problems.none());
    Optional<StandardReader.Written> written = tree
        .map(root -> new StandardReader(problems).standard(file.id(), new Fields(problems, root)));
    FileRead<StandardReader.Written> read = problems.orElse(written::orElseThrow);
    return new Outcome(read,
        read instanceof FileRead.Good && tree.orElseThrow() instanceof Yaml.Entries good ? good : null);
  }

  /** The tree with what it extends below it. */
  private Yaml laid(Yaml root, SourceFile file, List<String> above, Problems problems) {
    if (!(root instanceof Yaml.Entries over) || Overlay.value(over, "extends").isEmpty()) {
      return root;
    }
    Yaml named = Overlay.value(over, "extends").orElseThrow();
    String id = named instanceof Yaml.Text text ? text.text() : "";
    List<SourceFile> bases = bases(file, id);
    List<String> chain = new ArrayList<>(above);
    chain.add(file.shown());
    for (SourceFile base : bases) {
      if (chain.contains(base.shown()) || chain.size() > LONGEST_CHAIN) {
        break; // the shipped one must not stand in here: what a standard is would depend on who asks first
      }
      Yaml.Entries under = outcome(base, chain).tree();
      if (under != null) {
        return Overlay.of(under, over, id.equals(file.id()), problems);
      }
    }
    if (bases.isEmpty()) {
      problems.add(named.place(), FileFault.WRONG_WORD, Wording.NO_SUCH_STANDARD.of(Printable.quote(id)),
          Wording.ONE_OF.of(String.join(", ", others(file))));
    } else {
      problems.add(named.place(), FileFault.WRONG_WORD,
          Wording.STANDARD_WRONG.of(Printable.quote(id)), Wording.STANDS_BY_ITSELF.of(LONGEST_CHAIN));
    }
    return root;
  }

  /** The site's own goes before the shipped one, which stands in while the site's is wrong. */
  private List<SourceFile> bases(SourceFile file, String id) {
    List<SourceFile> bases = new ArrayList<>();
    boolean changesShipped = id.equals(file.id()) && own.containsKey(id) && own.get(id).equals(file);
    Stream.of(changesShipped ? null : own.get(id), shipped.get(id)).filter(Objects::nonNull).forEach(bases::add);
    return bases;
  }

  private Set<String> others(SourceFile file) {
    Set<String> others = new TreeSet<>(own.keySet());
    others.addAll(shipped.keySet());
    if (!shipped.containsKey(file.id())) {
      others.remove(file.id());
    }
    return others;
  }
}
