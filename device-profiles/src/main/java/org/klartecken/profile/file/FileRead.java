// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.List;

/** What became of a file. */
public sealed interface FileRead<T> {
  /** It was right in every detail. */
  record Good<T>(T content) implements FileRead<T> {
  }

  /** It was wrong; at least one error, in the order of the file. */
  record Bad<T>(List<FileError> errors) implements FileRead<T> {
    public Bad {
      errors = List.copyOf(errors);
    }
  }
}
