// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of a spool, oldest first. Only the newest is written to, and files are deleted only from the oldest end:
 * so the word that a record is settled never leaves before the record.
 */
final class SpoolDisk implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolDisk.class);
  private static final long SEGMENT = 256 * 1024;
  /** An empty spool of less than this is left as it is: deleting files at every acknowledgement wears the disk. */
  private static final long SMALL = 64 * 1024;

  private final Path directory;
  private final SegmentFile.Opener opener;
  private final Deque<SegmentFile> segments = new ArrayDeque<>();

  private SpoolDisk(Path directory, SegmentFile.Opener opener) {
    this.directory = directory;
    this.opener = opener;
  }

  static SpoolDisk open(Path directory, SegmentFile.Opener opener) throws IOException {
    Files.createDirectories(directory);
    SpoolDisk disk = new SpoolDisk(directory, opener);
    for (long number : numbers(directory)) {
      disk.segments.add(SegmentFile.open(directory, number, opener));
    }
    if (disk.segments.isEmpty()) {
      disk.roll();
    }
    return disk;
  }

  private static List<Long> numbers(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d{12}\\.seg"))
          .map(name -> Long.valueOf(name.substring(0, 12))).sorted().toList();
    }
  }

  /** Fills an index with what waits; the answer is the largest id that was ever seen. */
  long load(SpoolIndex index) throws IOException {
    long[] last = {0};
    for (SegmentFile segment : segments) {
      long torn = segment.scan((frame, at) -> {
        last[0] = Math.max(last[0], frame.id());
        if (frame.type() == Frame.SETTLED) {
          index.remove(frame.id());
        } else {
          SpoolKind.of(frame.type()).ifPresent(kind -> index.put(SpoolEntry.stored(frame, kind, segment, at)));
        }
      });
      if (torn > 0) {
        LOG.warn("reason=TORN segment={} octets={} cut from the end of the spool", segment.number(), torn);
      }
    }
    return last[0];
  }

  SpoolEntry put(Frame frame, SpoolKind kind, boolean force) throws IOException {
    long at = append(frame, force);
    return SpoolEntry.stored(frame, kind, segments.getLast(), at);
  }

  long append(Frame frame, boolean force) throws IOException {
    if (segments.getLast().size() >= SEGMENT) {
      roll();
    }
    return segments.getLast().append(frame, force);
  }

  /** The record of an entry; empty when it is not what was written. */
  Optional<Frame> read(SpoolEntry entry) {
    SegmentFile segment = entry.segment();
    if (segment == null) {
      return Optional.empty();
    }
    try {
      return Frame.decode(segment.read(entry.at(), entry.length()), 0).filter(frame -> frame.id() == entry.id());
    } catch (IOException e) {
      LOG.warn("reason=UNREADABLE segment={} id={}: {}", segment.number(), entry.id(), e.toString());
      return Optional.empty();
    }
  }

  /** Deletes what nobody needs, and gathers what lies scattered. */
  void tidy(SpoolIndex index) throws IOException {
    if (index.size() == 0 && segments.getLast().size() >= SMALL) {
      roll();
    }
    if (segments.size() > 1) {
      deleteDead(index);
    }
    if (segments.size() > 4 && total() > 2 * index.octets() + 4 * SEGMENT) {
      gather(index);
    }
  }

  private void deleteDead(SpoolIndex index) throws IOException {
    Set<SegmentFile> live = new HashSet<>();
    index.entries().forEach(entry -> {
      if (entry.segment() != null) {
        live.add(entry.segment());
      }
    });
    while (segments.size() > 1 && !live.contains(segments.getFirst())) {
      segments.removeFirst().delete();
    }
  }

  /** Writes what still waits into new segments, so that the old ones can go; a kill in between only leaves copies. */
  private void gather(SpoolIndex index) throws IOException {
    roll();
    for (SpoolEntry entry : List.copyOf(index.entries())) {
      Optional<Frame> frame = read(entry);
      if (frame.isPresent()) {
        index.put(put(frame.get(), entry.kind(), false));
      }
    }
    segments.getLast().force();
    deleteDead(index);
  }

  private long total() {
    return segments.stream().mapToLong(SegmentFile::size).sum();
  }

  private void roll() throws IOException {
    long number = 1;
    if (!segments.isEmpty()) {
      segments.getLast().force();
      number = segments.getLast().number() + 1;
    }
    segments.add(SegmentFile.open(directory, number, opener));
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true); // the new name must survive a power cut
    }
  }

  @Override
  public void close() throws IOException {
    for (SegmentFile segment : segments) {
      segment.close();
    }
  }
}
