// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** One file of the spool: records one after the other, only ever appended to, apart from a torn end that is cut. */
final class SegmentFile implements Closeable {
  /** How a file is opened for reading and writing; a test may give one whose disk is full. */
  interface Opener {
    FileChannel open(Path path) throws IOException;

    Opener PLAIN = path -> FileChannel.open(path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private final Path path;
  private final long number;
  private final FileChannel channel;
  private long size;

  private SegmentFile(Path path, long number, FileChannel channel) throws IOException {
    this.path = path;
    this.number = number;
    this.channel = channel;
    this.size = channel.size();
  }

  static SegmentFile open(Path directory, long number, Opener opener) throws IOException {
    Path path = directory.resolve(String.format(java.util.Locale.ROOT, "%012d.seg", number));
    return new SegmentFile(path, number, opener.open(path));
  }

  long number() {
    return number;
  }

  long size() {
    return size;
  }

  /** Hands on every whole record with its offset, cuts what follows the last, and says how many octets that was. */
  long scan(BiConsumer<Frame, Long> visitor) throws IOException {
    byte[] octets = read(0, Math.toIntExact(size));
    int at = 0;
    for (Optional<Frame> frame = Frame.decode(octets, at); frame.isPresent(); frame = Frame.decode(octets, at)) {
      visitor.accept(frame.get(), (long) at);
      at += frame.get().length();
    }
    long torn = size - at;
    if (torn > 0) {
      channel.truncate(at);
      size = at;
    }
    return torn;
  }

  /**
   * Appends a record and says where.
   *
   * @param force whether it must be on the medium before this returns, and so survive a power cut
   * @throws IOException when the disk did not take it; the file is then as before
   */
  long append(Frame frame, boolean force) throws IOException {
    ByteBuffer octets = frame.encode();
    long at = size;
    try {
      for (long to = at; octets.hasRemaining();) {
        to += channel.write(octets, to);
      }
      if (force) {
        channel.force(false);
      }
    } catch (IOException e) {
      cutTo(at, e);
      throw e;
    }
    size = at + octets.limit();
    return at;
  }

  private void cutTo(long length, IOException cause) {
    try {
      channel.truncate(length);
    } catch (IOException e) { // the next record overwrites it, and a scan stops before it
      cause.addSuppressed(e);
    }
  }

  byte[] read(long at, int length) throws IOException {
    ByteBuffer octets = ByteBuffer.allocate(length);
    int more = 0;
    while (octets.hasRemaining() && more >= 0) {
      more = channel.read(octets, at + octets.position());
    }
    return octets.hasRemaining() ? java.util.Arrays.copyOf(octets.array(), octets.position()) : octets.array();
  }

  void force() throws IOException {
    channel.force(false);
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
