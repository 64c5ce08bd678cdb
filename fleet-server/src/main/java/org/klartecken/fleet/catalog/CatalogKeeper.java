// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.store.Database;
import org.klartecken.fleet.store.NotStored;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.FileError;
import org.klartecken.profile.file.FileFault;
import org.klartecken.profile.file.LoadedCatalog;
import org.klartecken.profile.file.ShippedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the organisation's own profiles and standards: reads them from the disk, puts them in force, and stores each
 * version.
 *
 * <p>While any file on the disk is wrong, the last good set stays in force as a whole. Thread-safe.
 */
public final class CatalogKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogKeeper.class);
  private static final String OWN = "own/";
  private final Database database;
  private final CatalogFolder folder;
  private final InstantSource clock;
  private final Consumer<FileFault> refused;
  private final CatalogInForce inForce;
  private final ShippedFiles shipped = ShippedFiles.read();
  private final Map<String, byte[]> shippedTexts = shipped.texts();
  private final NavigableSet<CatalogFile> shippedFiles = new TreeSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  /** The own files that are in force, by path. */
  private NavigableMap<String, byte[]> good = new TreeMap<>();
  private NavigableMap<String, byte[]> disk = new TreeMap<>();
  private List<FileError> errors = List.of();
  private String fingerprint = "";
  private Instant since;

  private CatalogKeeper(Database database, Path root, InstantSource clock, Consumer<FileFault> refused) {
    this.database = database;
    this.folder = new CatalogFolder(root);
    this.clock = clock;
    this.refused = refused;
    this.since = clock.instant();
    shippedTexts.keySet().forEach(path -> CatalogFile.at(path).ifPresent(shippedFiles::add));
    inForce = new CatalogInForce(first());
  }

  /**
   * Opens the folder, which need not be there. A file that is wrong is taken as it last was right.
   *
   * @param refused is told of each fault for which a file on the disk or from the web is not taken
   */
  public static CatalogKeeper open(Database database, Path root, InstantSource clock, Consumer<FileFault> refused) {
    return new CatalogKeeper(database, root, clock, refused);
  }

  public CatalogInForce inForce() {
    return inForce;
  }

  /**
   * How the files stand.
   *
   * @param since when the catalogue in force came into force
   * @param errors of files on the disk; while there are any, what is in force is older than the disk
   * @param own the organisation's own files on the disk
   * @param shipped files of the program
   */
  public record Status(Instant since, List<FileError> errors, NavigableSet<CatalogFile> own,
      NavigableSet<CatalogFile> shipped) {
  }

  public Status status() {
    lock.lock();
    try {
      NavigableSet<CatalogFile> own = new TreeSet<>();
      disk.keySet().forEach(path -> CatalogFile.at(path).ifPresent(own::add));
      return new Status(since, errors, own, shippedFiles);
    } finally {
      lock.unlock();
    }
  }

  /** The file as it stands on the disk, else as it is shipped; empty when there is none. */
  public Optional<String> text(CatalogFile file) {
    lock.lock();
    try {
      byte[] own = disk.get(file.path());
      return Optional.ofNullable(own == null ? shippedTexts.get(file.path()) : own)
          .map(octets -> new String(octets, UTF_8));
    } finally {
      lock.unlock();
    }
  }

  /** What the program itself says in this file, own or not. */
  public Optional<String> shippedText(CatalogFile file) {
    return Optional.ofNullable(shippedTexts.get(file.path())).map(octets -> new String(octets, UTF_8));
  }

  /** All versions, newest first. */
  public List<CatalogVersion> versions(CatalogFile file) {
    return database.read(connection -> CatalogVersions.of(connection, file));
  }

  /**
   * The catalogue as it would be with this file so.
   *
   * @param text or null when the file is removed, so that the shipped one holds again
   */
  public LoadedCatalog candidate(CatalogFile file, @Nullable String text) {
    lock.lock();
    try {
      return shipped.with(with(good, file, text));
    } finally {
      lock.unlock();
    }
  }

  /** What became of a change. */
  public sealed interface Saved {
    /** It is stored and in force. */
    record Done() implements Saved {
    }

    /** The file would be wrong; nothing was changed. */
    record Wrong(List<FileError> errors) implements Saved {
    }

    /** Somebody else changed the file meanwhile; nothing was changed. */
    record Overtaken() implements Saved {
    }

    /** The disk or the database did not take it; nothing was changed. */
    record NotWritten(String why) implements Saved {
    }
  }

  /**
   * Stores a version of a file and puts it in force.
   *
   * @param base number of the version that was changed, 0 when there was none
   */
  public Saved save(CatalogFile file, @Nullable String text, CatalogVersion.Author author, int base) {
    lock.lock();
    try {
      int last = database.read(connection -> CatalogVersions.last(connection, file)).map(CatalogVersion::number)
          .orElse(0);
      if (last != base) {
        return new Saved.Overtaken();
      }
      NavigableMap<String, byte[]> next = with(good, file, text);
      LoadedCatalog loaded = shipped.with(next);
      if (!loaded.errors().isEmpty()) {
        loaded.errors().forEach(e -> refused.accept(e.fault()));
        return new Saved.Wrong(loaded.errors());
      }
      store(file, text, author);
      good = next;
      putInForce(loaded);
      readDisk();
      return new Saved.Done();
    } catch (NotStored | UncheckedIOException e) {
      LOG.error("The file {} could not be stored: {}", file.path(), e.getMessage());
      return new Saved.NotWritten(String.valueOf(e.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  /** Looks whether somebody changed a file on the disk; what is right comes into force. */
  public void look() {
    lock.lock();
    try {
      if (folder.fingerprint().equals(fingerprint)) {
        return;
      }
      LoadedCatalog loaded = readDisk();
      if (errors.isEmpty() && !isSame(good, disk)) {
        good = new TreeMap<>(disk);
        remember();
        putInForce(loaded);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The folder of the catalogue cannot be read: {}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private ProfileCatalog first() {
    LoadedCatalog loaded = readDisk();
    good = new TreeMap<>(disk);
    for (FileError error : errors) {
      String path = path(error);
      Optional<String> lastGood = CatalogFile.at(path)
          .flatMap(file -> database.read(connection -> CatalogVersions.last(connection, file)))
          .map(CatalogVersion::text);
      good.remove(path);
      lastGood.ifPresent(text -> good.put(path, text.getBytes(UTF_8)));
      LOG.warn("The file {} is wrong and {}", path,
          lastGood.isPresent() ? "taken as it last was right" : "left out");
    }
    remember();
    return errors.isEmpty() ? loaded.catalog() : shipped.with(good).catalog();
  }

  private LoadedCatalog readDisk() {
    try {
      fingerprint = folder.fingerprint();
      disk = new TreeMap<>(folder.read());
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the catalogue cannot be read: " + e.getMessage(), e);
    }
    LoadedCatalog loaded = shipped.with(disk);
    List<FileError> before = errors;
    errors = loaded.errors();
    errors.stream().filter(e -> !before.contains(e)).forEach(e -> {
      refused.accept(e.fault());
      LOG.warn("Not in force: {}", e);
    });
    return loaded;
  }

  private void putInForce(LoadedCatalog loaded) {
    since = clock.instant();
    inForce.put(loaded.catalog());
    LOG.info("Catalogue in force: profiles={} standards={} own={}", loaded.catalog().profiles().size(),
        loaded.catalog().standards().size(), good.size());
  }

  /** The file goes first: a version without its file would be a lie, a file without its version is only unsigned. */
  private void store(CatalogFile file, @Nullable String text, CatalogVersion.Author author) {
    database.<Boolean>write(connection -> {
      CatalogVersions.add(connection, file, text, author, clock.instant());
      try {
        if (text == null) {
          folder.remove(file);
        } else {
          folder.write(file, text.getBytes(UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      return true;
    });
  }

  /** Stores what somebody changed on the disk, so that no version is ever lost. */
  private void remember() {
    NavigableSet<CatalogFile> files = new TreeSet<>(
        database.<List<CatalogFile>>read(connection -> CatalogVersions.files(connection)));
    good.keySet().forEach(path -> CatalogFile.at(path).ifPresent(files::add));
    for (CatalogFile file : files) {
      byte[] now = good.get(file.path());
      String text = now == null ? null : new String(now, UTF_8);
      Optional<CatalogVersion> last = database.read(connection -> CatalogVersions.last(connection, file));
      String before = last.map(CatalogVersion::text).orElse(null);
      if (!Objects.equals(text, before)) {
        database.<Boolean>write(connection -> {
          CatalogVersions.add(connection, file, text, CatalogVersion.Author.DISK, clock.instant());
          return true;
        });
      }
    }
  }

  private static NavigableMap<String, byte[]> with(Map<String, byte[]> files, CatalogFile file, @Nullable String text) {
    NavigableMap<String, byte[]> next = new TreeMap<>(files);
    if (text == null) {
      next.remove(file.path());
    } else {
      next.put(file.path(), text.getBytes(UTF_8));
    }
    return next;
  }

  private static boolean isSame(Map<String, byte[]> a, Map<String, byte[]> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), b.get(e.getKey())));
  }

  /** The file that an error is about, as a path below the folder. */
  public static String path(FileError error) {
    return error.file().startsWith(OWN) ? error.file().substring(OWN.length()) : error.file();
  }
}
