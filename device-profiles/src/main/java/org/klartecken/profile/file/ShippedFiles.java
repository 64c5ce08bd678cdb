// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;

/**
 * The shipped files, read once: for a server, which lays its organisation's files over them at every change.
 *
 * <p>A shipped profile is parsed again only where the organisation has a class of its own in place of one that the
 * profile takes over. Immutable once made, and so thread-safe.
 */
public final class ShippedFiles {
  private final List<FileError> unreadable = new ArrayList<>();
  private final List<SourceFile> classes = Source.shipped("classes", unreadable);
  private final List<SourceFile> profiles = Source.shipped("profiles", unreadable);
  private final List<SourceFile> standards = Source.shipped("standards", unreadable);
  private final String edition = Edition.of("", classes, profiles, standards);
  private final ClassShelf shelf = new ClassShelf();
  private final Map<String, FileRead<DeviceProfile>> parsed = new HashMap<>();

  private ShippedFiles() {
    shelf.add(classes);
    shelf.all(); // reads every class, after which the shelf changes no more
    profiles.forEach(file -> parsed.put(file.id(), file.parsed(shelf)));
  }

  public static ShippedFiles read() {
    return new ShippedFiles();
  }

  /** The files as they are written, by path: {@code standards/hybrid-small.yaml}. */
  public Map<String, byte[]> texts() {
    Map<String, byte[]> texts = new TreeMap<>();
    Map.of("classes/", classes, "profiles/", profiles, "standards/", standards)
        .forEach((folder, files) -> files.forEach(file -> texts.put(folder + file.path(), file.octets())));
    return texts;
  }

  /** What is shipped, without any file of an organisation. */
  public LoadedCatalog alone() {
    return with(Map.of());
  }

  /**
   * The shipped files with an organisation's own, which win.
   *
   * @param own octets by path, {@code standards/hybrid-small.yaml}; errors name such a file {@code own/standards/…}
   */
  public LoadedCatalog with(Map<String, byte[]> own) {
    return CatalogLoader.over(this,
        new CatalogLoader.Own(below("classes/", own), below("profiles/", own), below("standards/", own)),
        new ArrayList<>());
  }

  String edition() {
    return edition;
  }

  List<FileError> unreadable() {
    return unreadable;
  }

  List<SourceFile> profiles() {
    return profiles;
  }

  List<SourceFile> standards() {
    return standards;
  }

  /** The shipped classes under an organisation's own. */
  ClassShelf classes(List<SourceFile> own) {
    if (own.isEmpty()) {
      return shelf;
    }
    ClassShelf both = new ClassShelf();
    both.add(own);
    both.add(classes);
    return both;
  }

  /** @param own the organisation's classes, by id, which {@code known} has too */
  FileRead<DeviceProfile> profile(SourceFile file, Set<String> own, ClassShelf known) {
    FileRead<DeviceProfile> read = parsed.get(file.id());
    boolean stands = own.isEmpty()
        || (read instanceof FileRead.Good<DeviceProfile>(DeviceProfile profile)
            && profile.parts().stream().noneMatch(part -> takesOver(part, own)));
    return stands && read != null ? read : file.parsed(known);
  }

  /** A part that is like no class takes over the one of its kind as soon as there is one. */
  private static boolean takesOver(DevicePart part, Set<String> own) {
    Set<String> below = new HashSet<>(part.like());
    below.add(ClassShelf.nameOf(part.kind()));
    return below.stream().anyMatch(own::contains);
  }

  private static List<SourceFile> below(String folder, Map<String, byte[]> own) {
    return new TreeMap<>(own).entrySet().stream().filter(e -> e.getKey().startsWith(folder))
        .map(e -> new SourceFile(e.getKey().substring(folder.length()), "own/" + e.getKey(), e.getValue())).toList();
  }
}
