// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.klartecken.agent.metrics.AgentMeter;
import org.klartecken.agent.metrics.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that wait on disk until the server has acknowledged them; survives kill -9 at any octet. For one thread.
 *
 * <p>Bounded: when full, the oldest report goes first, then replies, usage last. A report is replaced by a newer one,
 * a word about a usage session by a newer word about the same.
 *
 * <p><b>When it is safe.</b> Every message is handed to the system before {@link #append} returns, so that the end of
 * the process loses nothing. Usage and replies are also forced onto the medium, so that a power cut loses none of
 * them; reports are not, since each start of the agent tells the whole state anew. That a message was settled is not
 * forced either: after a power cut it may be sent once more, which the server recognises by its boot id and sequence.
 *
 * <p><b>When the disk is full</b> the agent goes on: what cannot be written waits in memory, within the same bounds,
 * and is written as soon as there is room.
 */
public final class Spool implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  /** How many messages, and how many octets of them, may wait. */
  public record Limits(int entries, long octets) {
    public static final Limits USUAL = new Limits(10_000, 8L << 20);
    /** While the disk takes nothing, this much waits in memory. */
    static final Limits IN_MEMORY = new Limits(500, 1L << 20);
  }

  private final SpoolIndex index;
  private final SpoolDisk disk;
  private final Limits limits;
  private final Tally tally;
  private long nextId;
  private boolean diskRefuses;

  private Spool(SpoolIndex index, SpoolDisk disk, Limits limits, Tally tally, long nextId) {
    this.index = index;
    this.disk = disk;
    this.limits = limits;
    this.tally = tally;
    this.nextId = nextId;
  }

  /** Opens the spool of a directory, made if it is missing, with what waited there; a torn end is cut. */
  public static Spool open(Path directory, Limits limits, Tally tally) throws IOException {
    return open(directory, limits, tally, SegmentFile.Opener.PLAIN);
  }

  static Spool open(Path directory, Limits limits, Tally tally, SegmentFile.Opener opener) throws IOException {
    SpoolIndex index = new SpoolIndex();
    SpoolDisk disk = SpoolDisk.open(directory, opener);
    long last = disk.load(index);
    return new Spool(index, disk, limits, tally, last + 1);
  }

  /**
   * Keeps a message until it is settled.
   *
   * @param key what a newer message of the same kind replaces it by; empty: nothing does
   * @return its id, larger than every earlier one; the message may have been given up at once when there is no room
   */
  public long append(SpoolKind kind, String key, byte[] payload) {
    Frame frame = new Frame(kind.code(), nextId++, key, payload);
    saveHeld();
    index.put(store(frame, kind));
    keepWithin(limits);
    if (diskRefuses) {
      keepHeldWithin(Limits.IN_MEMORY);
    }
    tidy();
    return frame.id();
  }

  /** The message is done with: acknowledged, or never to be sent. Settling twice does nothing. */
  public void settle(long id) {
    Optional<SpoolEntry> gone = index.remove(id);
    if (gone.isPresent() && gone.get().segment() != null) {
      try {
        disk.append(Frame.settled(id), false);
      } catch (IOException e) { // it may be sent again after a restart; the server knows it by its sequence
        refused(e);
      }
    }
    tidy();
  }

  /** Gives a message up and counts why. */
  public void drop(long id, DropReason reason) {
    index.get(id).ifPresent(entry -> {
      tally.count(AgentMeter.DROPPED, entry.kind().wire().level(), reason.name());
      LOG.warn("reason={} kind={} id={} message given up", reason, entry.kind(), id);
      settle(id);
    });
  }

  /** What waits, oldest first; do not keep it across a change. */
  Collection<SpoolEntry> waiting() {
    return index.entries();
  }

  /** What waits under an id. */
  Optional<SpoolEntry> entry(long id) {
    return index.get(id);
  }

  /** The octets of a message; empty when they cannot be read back, in which case it was given up. */
  public Optional<byte[]> payload(long id) {
    return index.get(id).flatMap(entry -> {
      if (entry.held() != null) {
        return Optional.of(entry.held().payload());
      }
      Optional<Frame> frame = disk.read(entry);
      if (frame.isEmpty()) {
        drop(id, DropReason.CORRUPT);
      }
      return frame.map(Frame::payload);
    });
  }

  public int size() {
    return index.size();
  }

  /** Octets of what waits; the disk holds at most twice that and four segments. */
  public long octets() {
    return index.octets();
  }

  private SpoolEntry store(Frame frame, SpoolKind kind) {
    try {
      SpoolEntry stored = disk.put(frame, kind, kind != SpoolKind.REPORT);
      diskRefuses = false;
      return stored;
    } catch (IOException e) {
      refused(e);
      return SpoolEntry.held(frame, kind);
    }
  }

  private void refused(IOException e) {
    tally.count(AgentMeter.SPOOL_WRITE_FAILURES);
    if (!diskRefuses) {
      LOG.error("reason=DISK_REFUSES {}; messages wait in memory until it takes them", e.toString());
    }
    diskRefuses = true;
  }

  /** What waited in memory goes to the disk as soon as the disk takes it. */
  private void saveHeld() {
    if (!diskRefuses) {
      return;
    }
    for (SpoolEntry entry : List.copyOf(index.entries())) {
      if (entry.held() != null) {
        SpoolEntry again = store(entry.held(), entry.kind());
        if (again.held() != null) {
          return;
        }
        index.put(again);
      }
    }
  }

  private void keepWithin(Limits most) {
    while (index.size() > most.entries() || index.octets() > most.octets()) {
      index.leastWorth().ifPresent(entry -> drop(entry.id(), DropReason.SPOOL_FULL));
    }
  }

  private void keepHeldWithin(Limits most) {
    SpoolIndex held = new SpoolIndex();
    index.entries().stream().filter(entry -> entry.held() != null).forEach(held::put);
    while (held.size() > most.entries() || held.octets() > most.octets()) {
      held.leastWorth().ifPresent(entry -> {
        held.remove(entry.id());
        drop(entry.id(), DropReason.SPOOL_FULL);
      });
    }
  }

  private void tidy() {
    try {
      disk.tidy(index);
    } catch (IOException e) {
      refused(e);
    }
    tally.set(AgentMeter.SPOOL_ENTRIES, index.size());
    tally.set(AgentMeter.SPOOL_BYTES, (double) index.octets());
  }

  @Override
  public void close() {
    try {
      disk.close();
    } catch (IOException e) {
      throw new UncheckedIOException("could not close the spool", e);
    }
  }
}
