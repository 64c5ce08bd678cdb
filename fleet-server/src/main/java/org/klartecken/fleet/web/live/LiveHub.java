// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.web.session.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages what changed: the first change at once, those that follow together, at most ten times a second.
 *
 * <p>Everything but {@link #open} and {@link #touch} runs on one thread of its own, so that a slow page render delays no
 * request and no room.
 */
public final class LiveHub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
  private static final long QUIET_MS = 100;
  private static final long BEAT_MS = 5_000;
  private static final int REFRESH_BEATS = 6;
  private final InstantSource clock;
  private final RoomDirectory.Subscription subscription;
  private final ScheduledExecutorService thread = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("live-pages").daemon().factory());
  private final Map<LiveView, Group> groups = new HashMap<>();
  private final Set<RoomId> changed = new HashSet<>();
  private final AtomicLong version = new AtomicLong();
  private final String epoch = Secret.freshId();
  private long lastFlush = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
  private boolean scheduled;
  private long beats;

  /** The readers of one view, and what they were last told of each part. */
  private static final class Group {
    final Set<Reader> readers = new HashSet<>();
    final Map<String, Integer> told = new HashMap<>();
  }

  public LiveHub(RoomDirectory directory, InstantSource clock) {
    this.clock = clock;
    subscription = directory.listen(snapshot -> touch(snapshot.room().id()));
    var _ = thread.scheduleAtFixedRate(() -> guarded(this::beat), BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
  }

  /** Names the state that a page rendered now shows; taken before it is rendered. */
  public String version() {
    return epoch + '-' + version.get();
  }

  /** Begins to tell a reader, who saw the version named; everything at once when that is not the present one. */
  public void open(LiveView view, Reader reader, String seen) {
    thread.execute(() -> guarded(() -> {
      groups.computeIfAbsent(view, _ -> new Group()).readers.add(reader);
      reader.write(Event.hello(clock.instant(), version()));
      if (!seen.equals(version())) {
        view.all(clock.instant()).forEach(fragment -> reader.write(Event.swap(fragment, version())));
      }
    }));
  }

  /** A room changed, or its ticket did. */
  public void touch(RoomId room) {
    version.incrementAndGet();
    thread.execute(() -> {
      changed.add(room);
      if (!scheduled) {
        scheduled = true;
        long wait = QUIET_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastFlush);
        var _ = thread.schedule(() -> guarded(this::flush), Math.max(0, wait), TimeUnit.MILLISECONDS);
      }
    });
  }

  @Override
  public void close() {
    subscription.close();
    thread.shutdownNow();
  }

  private void flush() {
    scheduled = false;
    lastFlush = System.nanoTime();
    Set<RoomId> rooms = Set.copyOf(changed);
    changed.clear();
    Instant now = clock.instant();
    groups.forEach((view, group) -> tell(group, view.after(rooms, now)));
    sweep();
  }

  private void beat() {
    beats++;
    Instant now = clock.instant();
    String beat = Event.beat(now);
    groups.values().forEach(group -> group.readers.forEach(reader -> reader.write(beat)));
    if (beats % REFRESH_BEATS == 0) {
      groups.values().forEach(group -> group.readers.removeIf(reader -> !reader.mayRead(now)));
      groups.forEach((view, group) -> tell(group, view.all(now)));
    }
    sweep();
  }

  private void tell(Group group, List<Fragment> fragments) {
    List<String> events = new ArrayList<>();
    for (Fragment fragment : fragments) {
      Integer before = group.told.put(fragment.target(), fragment.html().hashCode());
      if (before == null || before != fragment.html().hashCode()) {
        events.add(Event.swap(fragment, version()));
      }
    }
    events.forEach(event -> group.readers.forEach(reader -> reader.write(event)));
  }

  private void sweep() {
    groups.values().forEach(group -> group.readers.removeIf(reader -> !reader.isOpen()));
    groups.values().removeIf(group -> group.readers.isEmpty());
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) { // a bug in one view must not end the thread that tells all the others
      LOG.error("open pages could not be told", e);
    }
  }
}
