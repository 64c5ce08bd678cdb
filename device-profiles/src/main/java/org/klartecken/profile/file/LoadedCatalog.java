// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.List;
import org.klartecken.profile.ProfileCatalog;

/**
 * What could be loaded, and what could not.
 *
 * @param catalog of every file that is right
 * @param errors of the others; a wrong file never stops the rest
 */
public record LoadedCatalog(ProfileCatalog catalog, List<FileError> errors) {
  public LoadedCatalog {
    errors = List.copyOf(errors);
  }
}
