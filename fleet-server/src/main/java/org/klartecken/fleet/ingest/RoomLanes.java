// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.klartecken.contract.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the order of each room: everything of one room goes through one lane, in batches that grow with the load.
 *
 * <p>Lanes are threads of the system and not virtual ones: they compute all the time when there is much to do, and
 * would then keep the web's virtual threads from running.
 */
public final class RoomLanes<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RoomLanes.class);
  private static final int LARGEST_BATCH = 2_000;
  private final List<Lane> lanes;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Consumer<List<T>> work;
  private volatile boolean open = true;

  /** @param work takes one batch at a time per lane, on the lane's thread */
  public RoomLanes(int count, Consumer<List<T>> work) {
    this.work = work;
    this.lanes = IntStream.range(0, count).mapToObj(_ -> new Lane()).toList();
    for (int i = 0; i < count; i++) {
      Thread.ofPlatform().daemon().name("lane-" + i).start(lanes.get(i));
    }
  }

  /** Puts something at the end of its room's lane. */
  public void put(RoomId room, T item) {
    waiting.incrementAndGet();
    lanes.get(Math.floorMod(room.hashCode(), lanes.size())).queue.add(new Entry<>(item));
  }

  /** How many items wait or are being worked on. */
  public int waiting() {
    return waiting.get();
  }

  /** Works off what is there and ends the lanes. */
  @Override
  public void close() {
    open = false;
    lanes.forEach(lane -> lane.queue.add(new Entry<>(null)));
    for (Lane lane : lanes) {
      lane.awaitEnd();
    }
  }

  /** An item, or nothing: the lane's end. */
  private record Entry<T>(@org.jspecify.annotations.Nullable T item) {
  }

  private final class Lane implements Runnable {
    private final BlockingQueue<Entry<T>> queue = new LinkedBlockingQueue<>();
    private final java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);

    @Override
    public void run() {
      try {
        while (open || !queue.isEmpty()) {
          takeBatch();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        ended.countDown();
      }
    }

    private void takeBatch() throws InterruptedException {
      List<Entry<T>> entries = new ArrayList<>();
      entries.add(queue.take());
      queue.drainTo(entries, LARGEST_BATCH - 1);
      List<T> batch = new ArrayList<>(entries.size());
      for (Entry<T> entry : entries) {
        T item = entry.item();
        if (item != null) {
          batch.add(item);
        }
      }
      if (!batch.isEmpty()) {
        workOn(batch);
      }
    }

    private void workOn(List<T> batch) {
      try {
        work.accept(batch);
      } catch (RuntimeException e) { // a fault of ours: the lane lives on, its agents will send again
        LOG.error("A batch of {} failed", batch.size(), e);
      } finally {
        waiting.addAndGet(-batch.size());
      }
    }

    private void awaitEnd() {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
