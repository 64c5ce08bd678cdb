// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Where files come from: a folder, or the jar of this class.
 *
 * <p>The shipped files are found by listing where this class was loaded from, so that adding a profile is adding a
 * file: an index would be a second place to forget. Reading the jar's directory costs next to nothing, since the class
 * loader has it open.
 */
final class Source {
  private static final String ENDING = ".yaml";
  private static final int MOST = 5_000;

  private final List<SourceFile> files = new ArrayList<>();
  private final List<FileError> errors;

  private Source(List<FileError> errors) {
    this.errors = errors;
  }

  /** The files below a folder of the program itself, sorted by path. */
  static List<SourceFile> shipped(String folder, List<FileError> errors) {
    Source source = new Source(errors);
    var code = Source.class.getProtectionDomain().getCodeSource();
    try {
      Path place = Path.of(code.getLocation().toURI());
      if (Files.isDirectory(place)) {
        source.walk(place.resolve(folder), folder + '/');
      } else {
        source.jar(place, folder + '/');
      }
    } catch (IOException | URISyntaxException e) {
      source.unreadable(folder, e);
    }
    return source.sorted();
  }

  /** The files below a folder, sorted by path; none when there is no such folder. */
  static List<SourceFile> folder(Path folder, List<FileError> errors) {
    Source source = new Source(errors);
    try {
      if (Files.isDirectory(folder)) {
        source.walk(folder, folder + "/");
      }
    } catch (IOException e) {
      source.unreadable(folder.toString(), e);
    }
    return source.sorted();
  }

  private void walk(Path folder, String shownBefore) throws IOException {
    try (Stream<Path> paths = Files.walk(folder, 3)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(ENDING)).limit(MOST).toList()) {
        String relative = folder.relativize(path).toString().replace('\\', '/');
        read(relative, shownBefore + relative, () -> Files.newInputStream(path));
      }
    }
  }

  private void jar(Path place, String folder) throws IOException {
    try (JarFile jar = new JarFile(place.toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> isBelow(folder, e.getName())).toList()) {
        read(entry.getName().substring(folder.length()), entry.getName(), () -> jar.getInputStream(entry));
      }
    }
  }

  private static boolean isBelow(String folder, String name) {
    return name.startsWith(folder) && name.endsWith(ENDING);
  }

  private void read(String path, String shown, Opening opening) {
    try (InputStream in = opening.open()) {
      files.add(new SourceFile(path, shown, in.readNBytes(YamlTree.LARGEST + 1)));
    } catch (IOException e) {
      unreadable(shown, e);
    }
  }

  private void unreadable(String shown, Exception why) {
    errors
        .add(new FileError(shown, 0, 0, FileFault.UNREADABLE, Wording.NOT_READ.of(why), Wording.A_READABLE_FILE.of()));
  }

  private List<SourceFile> sorted() {
    files.sort(Comparator.comparing(SourceFile::path));
    return files;
  }

  private interface Opening {
    InputStream open() throws IOException;
  }
}
