// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with one file, so that its author sees all of it at once. */
final class Problems {
  private static final int MOST = 50;

  private final String file;
  private final List<FileError> errors = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Yaml.Place place, FileFault fault, Said problem, Said expected) {
    if (errors.size() < MOST) {
      errors.add(new FileError(file, place.line(), place.column(), fault, problem.phrase(), expected.phrase()));
    }
  }

  /** Everything, in the order of the file. */
  List<FileError> all() {
    errors.sort(Comparator.comparingInt(FileError::line).thenComparingInt(FileError::column));
    return List.copyOf(errors);
  }

  boolean none() {
    return errors.isEmpty();
  }

  /** The content when nothing is wrong; else it is never made. */
  <T> FileRead<T> orElse(Supplier<T> content) {
    if (none()) {
      return new FileRead.Good<>(content.get());
    }
    return new FileRead.Bad<>(all());
  }
}
