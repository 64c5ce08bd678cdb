// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that lists profiles and standards.
 *
 * @param since when the catalogue in force came into force
 * @param faults of files on the disk that keep it from being the disk's
 * @param sought by which models are looked for, or the empty text
 * @param found models that fit what is sought
 * @param wrong of the form for a new file, or null
 */
public record CatalogView(String since, List<Fault> faults, List<Standard> standards, List<Entry> profiles,
    List<Maker> makers, List<Entry> classes, String sought, List<Entry> found, @Nullable String wrong, String typed) {
  /**
   * What is wrong with a file, where.
   *
   * @param file as a path, or the empty text on the page of the file itself
   * @param href of the file's page, or null when it lies in a wrong place
   * @param line 0 when it concerns the file as a whole
   * @param says what kind of fault, in the visitor's language
   * @param detail what was found and expected, in the visitor's language
   * @param source the line itself
   */
  public record Fault(String file, @Nullable String href, int line, String place, String says, String detail,
      String source) {
  }

  /** @param template whether it is only there for others to extend */
  public record Standard(String id, String href, String name, String description, boolean own, boolean template,
      String rooms) {
  }

  /** A profile or a class. */
  public record Entry(String id, String href, String name) {
  }

  /** Shipped profiles of a maker. */
  public record Maker(String name, String count, List<Entry> models) {
  }
}
