// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Recordings of real devices, which are not part of the project: beside its folder, or the test is skipped. */
public final class Captures {
  private Captures() {
  }

  /** Files of a folder of the captures whose names end so, sorted; skips the test when there are none. */
  public static List<Path> files(String folder, String ending) {
    Path place = Path.of(System.getProperty("klartecken.root", "..")).resolve("../shared/captures").resolve(folder);
    Assumptions.assumeTrue(Files.isDirectory(place),
        "the captures are not beside the project: no ../shared/captures/" + folder);
    try (Stream<Path> found = Files.list(place)) {
      return found.filter(p -> p.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] octets(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Path file) {
    return new String(octets(file), StandardCharsets.ISO_8859_1);
  }
}
