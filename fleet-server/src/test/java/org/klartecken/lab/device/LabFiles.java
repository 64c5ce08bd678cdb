// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of the lab, for tests that look at all of them. */
public final class LabFiles {
  private LabFiles() {
  }

  /** Their names without the ending. */
  public static List<String> names(String folder) {
    try (Stream<Path> files = Files
        .list(Path.of(Objects.requireNonNull(LabFiles.class.getResource("/lab/" + folder)).toURI()))) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - 5)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("could not list /lab/" + folder, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
