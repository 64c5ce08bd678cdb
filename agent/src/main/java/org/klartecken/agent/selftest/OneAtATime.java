// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** At most one self-test at a time on a PC, whoever starts it: the running agent, or a person in a terminal. */
public final class OneAtATime implements AutoCloseable {
  private static final String NAME = "klartecken-selftest.lock";
  private final FileChannel channel;

  private OneAtATime(FileChannel channel) {
    this.channel = channel;
  }

  /** The PC's turn, until it is closed; empty while another has it. */
  public static Optional<OneAtATime> take(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      // programs of several users meet here
      Files.createFile(file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (FileAlreadyExistsException e) {
      // as it should be from the second time on
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new OneAtATime(channel));
      }
    } catch (OverlappingFileLockException e) {
      // this very process has it
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
