// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.catalog;

import java.util.List;
import java.util.Optional;
import org.klartecken.fleet.catalog.CatalogFile;
import org.klartecken.fleet.catalog.CatalogKeeper;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.profile.file.FileError;

/** Tells what is wrong with files: the kind of fault, the reader's words, and the line, in the visitor's language. */
final class Faults {
  private static final int MOST = 20;
  private static final int LONGEST_LINE = 160;

  private Faults() {
  }

  /** Of files as they stand on the disk. */
  static List<CatalogView.Fault> of(List<FileError> errors, CatalogKeeper keeper, Words w) {
    return errors.stream().limit(MOST).map(error -> {
      Optional<CatalogFile> file = CatalogFile.at(CatalogKeeper.path(error));
      return fault(error, file.flatMap(keeper::text).orElse(""), file, w);
    }).toList();
  }

  /** Of a file as somebody wrote it on its page; another file that it breaks is named. */
  static List<CatalogView.Fault> of(List<FileError> errors, CatalogFile written, String text, Words w) {
    return errors.stream().limit(MOST).map(error -> {
      Optional<CatalogFile> file = CatalogFile.at(CatalogKeeper.path(error)).filter(f -> !f.equals(written));
      return fault(error, file.isEmpty() ? text : "", file, w);
    }).toList();
  }

  private static CatalogView.Fault fault(FileError error, String text, Optional<CatalogFile> file, Words w) {
    String place = error.line() == 0 ? "" : w.get("catalog.line", error.line(), error.column());
    String language = w.lang().tag();
    String detail = w.get("catalog.fault", error.problem().in(language), error.expected().in(language));
    return new CatalogView.Fault(file.map(CatalogFile::path).orElse(""), file.map(CatalogPage::href).orElse(null),
        error.line(), place, w.of(error.fault()), detail, line(text, error.line()));
  }

  private static String line(String text, int number) {
    String line = number == 0 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + '…' : line;
  }
}
