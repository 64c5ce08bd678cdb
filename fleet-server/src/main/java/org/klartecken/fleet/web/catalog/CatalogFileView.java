// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one file of the catalogue.
 *
 * @param title what people call it
 * @param own whether the organisation has its own
 * @param shipped whether the program has one, which holds when there is no own
 * @param form what is being written
 * @param faults of what is being written
 * @param wrong why it was not stored although it is right, or null
 * @param preview what it would do to the rooms, or null before it was asked for
 * @param old the version that is looked at, or null
 */
public record CatalogFileView(String title, String id, String path, String href, boolean own, boolean shipped,
    Form form,
    List<CatalogView.Fault> faults, @Nullable String wrong, @Nullable Preview preview, List<Version> versions,
    @Nullable Old old) {
  /**
   * What is being written.
   *
   * @param base number of the version that is changed
   * @param removing whether the own file is to go
   */
  public record Form(String text, String comment, int base, boolean removing) {
  }

  /**
   * What the change would do.
   *
   * @param seen digest of what was previewed
   * @param state the worst that any room would become
   * @param sentence how many rooms would become what
   * @param rooms the first of them
   * @param more the others
   */
  public record Preview(String seen, String state, String sentence, String rest, List<Changed> rooms,
      List<Changed> more) {
  }

  /** A room that would change. */
  public record Changed(String href, String name, String site, String state, String before, String after, String why) {
  }

  public record Version(int number, String href, String at, String who, String comment, boolean removed) {
  }

  /** @param lines of the older text against what stands now */
  public record Old(int number, String told, boolean removed, List<Line> lines) {
  }

  /** @param mark {@code +} only in the older one, {@code -} only in the present one, or a space */
  public record Line(String mark, String text) {
  }
}
