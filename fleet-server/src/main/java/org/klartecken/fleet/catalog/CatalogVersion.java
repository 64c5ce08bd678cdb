// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the catalogue was from a time on.
 *
 * @param number from 1, within its file
 * @param who the user's name; empty: somebody changed the file on the disk
 * @param comment why, in the user's words; may be empty
 * @param text of the file, or null when it was removed
 */
public record CatalogVersion(CatalogFile file, int number, Instant at, String who, String comment,
    @Nullable String text) {
  /** By whom and why. */
  public record Author(String who, String comment) {
    /** Whoever has access to the disk. */
    public static final Author DISK = new Author("", "");
  }
}
