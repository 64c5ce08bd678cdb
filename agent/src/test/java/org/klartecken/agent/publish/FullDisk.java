// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** Opens real files on a disk that takes only so many more octets, and then says what a full one says. */
final class FullDisk implements SegmentFile.Opener {
  private long room = Long.MAX_VALUE;

  void roomFor(long octets) {
    room = octets;
  }

  @Override
  public FileChannel open(Path path) throws IOException {
    return new Full(SegmentFile.Opener.PLAIN.open(path));
  }

  private final class Full extends FileChannel {
    private final FileChannel file;

    Full(FileChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer octets, long at) throws IOException {
      if (room <= 0) {
        throw new IOException("No space left on device");
      }
      int limit = octets.limit();
      octets.limit((int) Math.min(limit, octets.position() + room));
      int written = file.write(octets, at);
      octets.limit(limit);
      room -= written;
      return written;
    }

    @Override
    public int read(ByteBuffer octets, long at) throws IOException {
      return file.read(octets, at);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }

    @Override
    public int read(ByteBuffer octets) {
      throw unused();
    }

    @Override
    public long read(ByteBuffer[] octets, int offset, int length) {
      throw unused();
    }

    @Override
    public int write(ByteBuffer octets) {
      throw unused();
    }

    @Override
    public long write(ByteBuffer[] octets, int offset, int length) {
      throw unused();
    }

    @Override
    public long position() {
      throw unused();
    }

    @Override
    public FileChannel position(long to) {
      throw unused();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw unused();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw unused();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw unused();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw unused();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw unused();
    }

    private UnsupportedOperationException unused() {
      return new UnsupportedOperationException("the spool does not do this");
    }
  }
}
