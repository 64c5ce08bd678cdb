// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder where a server keeps everything; only its owner may look into it, and only one server may use it. */
final class DataFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the folder when it is absent. */
  static Path prepare(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(folder, null);
    }
    return folder;
  }

  /** Takes the folder for this process until it is closed. */
  static DataFolder lock(Path folder) {
    prepare(folder);
    try {
      FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
          StandardOpenOption.WRITE);
      if (!taken(channel)) {
        channel.close();
        throw new CannotStart("Another fleet server already uses the folder " + folder + ".");
      }
      return new DataFolder(channel);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException withinThisProcess) {
      return false;
    }
  }

  private static CannotStart unwritable(Path folder, @Nullable IOException cause) {
    String sentence = "The folder " + folder + " cannot be written. Name another with --data.";
    return cause == null ? new CannotStart(sentence) : new CannotStart(sentence, cause);
  }

  /** Gives the folder up. */
  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("The data folder was not released: {}", e.getMessage());
    }
  }
}
