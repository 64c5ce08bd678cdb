// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state directory of one running agent: mode 0700, its files 0600, locked until it is closed. */
public final class StateDirectory implements Closeable {
  private static final String LOCK = "agent.lock";

  private final Path path;
  private final FileChannel lock;

  private StateDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens a directory, made if it is missing, for this agent alone.
   *
   * @throws StateUnusable with one sentence for people, when it cannot be written or another agent runs on it
   */
  public static StateDirectory open(Path path) throws StateUnusable {
    try {
      createPrivate(path);
      FileChannel channel = FileChannel.open(path.resolve(LOCK),
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
          privately(path, "rw-------"));
      if (tryLock(channel) == null) {
        String owner = read(channel);
        channel.close();
        throw new StateUnusable("Another agent" + owner + " runs with the state directory " + path
            + ". Stop it, or name another directory with --state.");
      }
      ByteBuffer mine = ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8));
      channel.truncate(0);
      channel.write(mine, 0);
      return new StateDirectory(path, channel);
    } catch (StateUnusable e) {
      throw e;
    } catch (FileSystemException e) {
      throw new StateUnusable("The state directory " + path + " cannot be used: " + reason(e)
          + ". Name another with --state.", e);
    } catch (IOException e) {
      throw new StateUnusable("The state directory " + path + " cannot be used: " + e.getMessage() + '.', e);
    }
  }

  private static String reason(FileSystemException e) {
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) { // another agent in this very process
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    String text = UTF_8.decode(pid.flip()).toString().strip();
    return text.isEmpty() ? "" : " (process " + text + ")";
  }

  private static void createPrivate(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(path)) {
      Files.createDirectory(path, privately(path, "rwx------"));
    } else if (!privateAlready(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean privateAlready(Path path) throws IOException {
    return !posix(path) || PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).endsWith("------");
  }

  private static FileAttribute<?>[] privately(Path path, String mode) {
    return posix(path)
        ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** A place in the directory. */
  public Path at(String name) {
    return path.resolve(name);
  }

  /** The text of a file of it, if there is one. */
  public Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(at(name)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** Writes a file of it: after a crash or a power cut there is the old text or the new, never half of one. */
  public void write(String name, String text) throws IOException {
    replace(path, name, text);
  }

  /**
   * Writes a file of a state directory that this process need not hold, which is made if it is missing; with the same
   * promise.
   */
  public static void write(Path path, String name, String text) throws IOException {
    createPrivate(path);
    replace(path, name, text);
  }

  private static void replace(Path path, String name, String text) throws IOException {
    Path fresh = path.resolve(name + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel = FileChannel.open(fresh,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), privately(path, "rw-------"))) {
      ByteBuffer octets = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
      channel.force(true);
    }
    Files.move(fresh, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  public void delete(String name) throws IOException {
    Files.deleteIfExists(at(name));
  }

  /** Gives the directory free for another agent. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
