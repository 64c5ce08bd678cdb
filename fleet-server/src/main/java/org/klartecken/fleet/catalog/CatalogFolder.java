// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The organisation's own files on the disk. A file is replaced as a whole or not at all. */
final class CatalogFolder {
  /** One more than a file may have, so that a larger one is seen to be too large. */
  private static final int READ = 64 * 1024 + 1;
  private static final int MOST = 5_000;
  private final Path root;

  CatalogFolder(Path root) {
    this.root = root;
  }

  /** All files by path below the folder, {@code standards/x.yaml}; also such as lie in a wrong place. */
  Map<String, byte[]> read() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path path : list()) {
      try (InputStream in = Files.newInputStream(path)) {
        files.put(name(path), in.readNBytes(READ));
      } catch (NoSuchFileException e) { // removed since it was listed: the next look tells
        files.remove(name(path));
      }
    }
    return files;
  }

  /** Changes whenever a file does, as far as names, sizes and times tell; cheaper than reading. */
  String fingerprint() throws IOException {
    StringBuilder print = new StringBuilder();
    for (Path path : list()) {
      if (Files.exists(path)) {
        print.append(name(path)).append(' ').append(Files.size(path)).append(' ')
            .append(Files.getLastModifiedTime(path).toMillis()).append('\n');
      }
    }
    return print.toString();
  }

  /** Written beside, synced, then moved over what was there. */
  void write(CatalogFile file, byte[] octets) throws IOException {
    Path target = root.resolve(file.path());
    Files.createDirectories(target.resolveSibling("."));
    Path beside = target.resolveSibling(target.getFileName() + ".new");
    try (FileChannel out = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(octets);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void remove(CatalogFile file) throws IOException {
    Files.deleteIfExists(root.resolve(file.path()));
  }

  private List<Path> list() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root, 4)) {
      return paths.filter(p -> p.toString().endsWith(".yaml") && Files.isRegularFile(p)).limit(MOST).sorted().toList();
    }
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }
}
