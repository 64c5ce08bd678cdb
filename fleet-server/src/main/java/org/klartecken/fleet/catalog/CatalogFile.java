// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One file of the catalogue, by kind and id; its path below the catalogue's folder can be nothing else. */
public record CatalogFile(Kind kind, String id) implements Comparable<CatalogFile> {
  /** What a file describes. */
  public enum Kind {
    STANDARD("standards/", Pattern.compile("[a-z0-9][a-z0-9-]{0,63}")),
    /** What is expected of models that nobody described, and what profiles share. */
    CLASS("classes/", Pattern.compile("[a-z0-9][a-z0-9-]{0,63}")), PROFILE("profiles/",
        Pattern.compile("[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}"));

    private final String folder;
    private final Pattern shape;

    Kind(String folder, Pattern shape) {
      this.folder = folder;
      this.shape = shape;
    }

    /** As addresses name it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String ENDING = ".yaml";

  public CatalogFile {
    if (!kind.shape.matcher(id).matches()) {
      throw new IllegalArgumentException("no id of a " + kind.word() + ": " + id);
    }
  }

  /** The file of that id, when it can be one. */
  public static Optional<CatalogFile> of(Kind kind, String id) {
    return kind.shape.matcher(id).matches() ? Optional.of(new CatalogFile(kind, id)) : Optional.empty();
  }

  /** The file at a path below the catalogue's folder, when there may be one. */
  public static Optional<CatalogFile> at(String path) {
    for (Kind kind : Kind.values()) {
      if (path.startsWith(kind.folder) && path.endsWith(ENDING)) {
        return of(kind, path.substring(kind.folder.length(), path.length() - ENDING.length()));
      }
    }
    return Optional.empty();
  }

  /** {@code standards/hybrid-small.yaml}. */
  public String path() {
    return kind.folder + id + ENDING;
  }

  @Override
  public int compareTo(CatalogFile other) {
    return path().compareTo(other.path());
  }
}
