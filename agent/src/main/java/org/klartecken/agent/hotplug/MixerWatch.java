// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartecken.agent.system.DeviceNode;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.agent.system.NodePoll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the mixers of sound cards ({@code /dev/snd/controlC*}) and tells when somebody muted or turned something:
 * of that the kernel sends no uevent. Listening claims nothing and asks the device nothing. A card that cannot be
 * listened to is found turned when its levels are next read.
 */
public final class MixerWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MixerWatch.class);
  /** {@code _IOWR('U', 0x16, int)}, SNDRV_CTL_IOCTL_SUBSCRIBE_EVENTS. */
  private static final int SUBSCRIBE_EVENTS = 0xC0045516;
  /** Room for 14 of {@code struct snd_ctl_event}, of 72 octets each. */
  private static final long EVENTS = 1008;

  private final NodePoll poll;
  private final Runnable listener;
  private final TurnGate gate = new TurnGate();
  private final Map<Path, DeviceNode> open = new HashMap<>();
  private final Thread thread;
  private volatile Set<Path> wanted = Set.of();
  private volatile boolean complete = true;
  private volatile boolean stopping;

  private MixerWatch(NodePoll poll, Runnable listener) {
    this.poll = poll;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("mixers").stackSize(256 * 1024).unstarted(this::listen);
  }

  /** Starts to listen, to no mixer yet. Empty where this is not possible. */
  public static Optional<MixerWatch> start(Runnable listener) {
    try {
      MixerWatch watch = new MixerWatch(NodePoll.open(), listener);
      watch.thread.start();
      return Optional.of(watch);
    } catch (ErrnoException e) {
      LOG.warn("mixers are not listened to, only read: reason={} {}", e.reason(), e.sentence());
      return Optional.empty();
    }
  }

  /** From now on listens to these, from any thread; those that could not be opened before are tried again. */
  public void follow(Set<Path> nodes) {
    if (complete && nodes.equals(wanted)) {
      return;
    }
    wanted = Set.copyOf(nodes);
    wake();
  }

  private void wake() {
    try {
      if (thread.isAlive()) { // else it ended by itself and said why
        poll.wake();
      }
    } catch (ErrnoException e) {
      LOG.debug("mixers are not listened to any more: {}", e.sentence());
    }
  }

  private void listen() {
    try (poll) {
      while (!stopping) {
        openAndClose();
        for (DeviceNode spoke : poll.await(List.copyOf(open.values()), gate.patience(now()))) {
          hear(spoke);
        }
        if (gate.passes(now())) {
          tell();
        }
      }
    } catch (ErrnoException e) {
      LOG.warn("mixers are not listened to any more, only read: reason={} {}", e.reason(), e.sentence());
    } finally {
      new ArrayList<>(open.values()).forEach(this::close);
    }
  }

  private void openAndClose() {
    Set<Path> now = wanted;
    open.entrySet().stream().filter(e -> !now.contains(e.getKey())).map(Map.Entry::getValue).toList()
        .forEach(this::close);
    boolean all = true;
    for (Path node : now) {
      all &= open.containsKey(node) || subscribed(node);
    }
    complete = all;
  }

  private boolean subscribed(Path path) {
    try (Arena arena = Arena.ofConfined()) {
      DeviceNode node = DeviceNode.open(path);
      try {
        node.ioctl("SNDRV_CTL_IOCTL_SUBSCRIBE_EVENTS", SUBSCRIBE_EVENTS, arena.allocateFrom(JAVA_INT, 1));
        open.put(path, node);
        return true;
      } catch (ErrnoException e) {
        node.close();
        throw e;
      }
    } catch (ErrnoException e) {
      LOG.debug("not listened to: reason={} {}", e.reason(), e.sentence());
      return false;
    }
  }

  private void hear(DeviceNode node) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment events = arena.allocate(EVENTS, 8);
      while (node.read(events) > 0) { // which element it was, the next look tells
        gate.turn();
      }
    } catch (ErrnoException e) { // ENODEV: the card was unplugged
      complete = false;
      close(node);
    }
  }

  private void close(DeviceNode node) {
    open.values().remove(node);
    try {
      node.close();
    } catch (ErrnoException e) {
      LOG.debug("closing: {}", e.sentence());
    }
  }

  private void tell() {
    try {
      listener.run();
    } catch (RuntimeException e) { // a listener's fault must not end the listening
      LOG.error("a turned mixer was not handled", e);
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /** Stops listening and waits until the thread has closed its nodes. */
  @Override
  public void close() {
    stopping = true;
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
