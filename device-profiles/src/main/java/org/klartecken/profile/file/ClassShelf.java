// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.DeviceKind;
import org.klartecken.profile.DeviceClass;
import org.klartecken.profile.LocalText;

/**
 * The classes that profiles take over and unknown devices are judged by, each read when it is first asked for.
 *
 * <p>A class is {@code classes/<id>.yaml}. One that is named after a kind, {@code conference-phone}, judges the unknown
 * devices of that kind; the others are families that profiles are {@code like}.
 */
final class ClassShelf {
  private final Map<String, SourceFile> files = new TreeMap<>();
  private final Map<String, Optional<Known>> read = new HashMap<>();
  private final Map<DeviceKind, Optional<DeviceClass>> judging = new EnumMap<>(DeviceKind.class);
  private final Set<String> open = new HashSet<>();
  private final List<FileError> errors = new ArrayList<>();

  /**
   * A class.
   *
   * @param names its own and those it takes over, nearest first
   * @param layer with all that it takes over
   */
  record Known(String id, LocalText name, List<String> names, Layer layer) {
  }

  /** Files of one source; those that are there already win. */
  void add(List<SourceFile> more) {
    more.forEach(file -> files.putIfAbsent(file.id(), file));
  }

  static String nameOf(DeviceKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names, for messages. */
  String names() {
    return String.join(", ", files.keySet());
  }

  /** What is wrong with the files that were read so far. */
  List<FileError> errors() {
    return errors;
  }

  /** The class of that name; empty when there is none, when its file is wrong, or while it is being read itself. */
  Optional<Known> find(String id) {
    Optional<Known> known = read.get(id);
    if (known != null) {
      return known;
    }
    SourceFile file = files.get(id);
    if (file == null || !open.add(id)) {
      return Optional.empty();
    }
    Optional<Known> found = switch (read(file)) {
      case FileRead.Good<Known>(Known good) -> Optional.of(good);
      case FileRead.Bad<Known>(List<FileError> wrong) -> {
        errors.addAll(wrong);
        yield Optional.empty();
      }
    };
    open.remove(id);
    read.put(id, found);
    return found;
  }

  /** The class that judges unknown devices of a kind. */
  Optional<DeviceClass> judging(DeviceKind kind) {
    return judging.computeIfAbsent(kind, _ -> find(nameOf(kind))
        .map(k -> new DeviceClass(k.id(), k.name(), k.layer().part(k.id(), k.names()))));
  }

  /** All classes that judge a kind; reads every file, so that errors tells of all. */
  List<DeviceClass> all() {
    List.copyOf(files.keySet()).forEach(this::find);
    return Stream.of(DeviceKind.values()).flatMap(kind -> judging(kind).stream()).toList();
  }

  private FileRead<Known> read(SourceFile file) {
    Problems problems = new Problems(file.shown());
    Optional<Known> known = YamlTree.read(file.octets(), problems)
        .map(root -> known(file.id(), new Fields(problems, root), new LayerReader(problems, this)));
    return problems.orElse(known::orElseThrow);
  }

  private Known known(String id, Fields fields, LayerReader reader) {
    LocalText name = fields.required("name", Wording.SV_AND_EN).map(node -> fields.sentence(node))
        .orElse(new LocalText("", ""));
    Optional<Known> like = reader.like(fields);
    Layer layer = reader.read(fields).over(like.map(Known::layer).orElse(Layer.EMPTY));
    @Nullable
    DeviceKind kind = layer.kind();
    if (kind == null) {
      reader.tellOfMissingKind(fields);
    }
    fields.done();
    return new Known(id, name, Stream.concat(Stream.of(id), LayerReader.names(like).stream()).toList(), layer);
  }
}
