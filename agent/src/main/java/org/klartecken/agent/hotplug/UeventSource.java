// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.agent.system.NetlinkSocket;
import org.klartecken.agent.system.NetlinkSocket.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the kernel's uevents and tells a listener to look again, at once and once more when it is quiet.
 *
 * <p>Messages that the kernel did not send are counted and dropped: any program with the right may send to the group.
 * Needs no privilege. Lost messages are a reason to look again, too.
 */
public final class UeventSource implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UeventSource.class);
  private static final int KERNEL_GROUP = 1; // group 2 is udev's own
  /** They come often and say nothing of a room's devices; every other word, known or not, is a reason to look. */
  private static final Set<String> NOISE = Set.of("bdi", "block", "cpu", "drivers", "module", "power_supply", "queues",
      "rtc", "thermal", "workqueue");

  private final NetlinkSocket socket;
  private final ChangeListener listener;
  private final ChangeGate gate = new ChangeGate();
  private final AtomicLong heard = new AtomicLong();
  private final AtomicLong forged = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();
  private final Thread thread;
  private volatile boolean stopping;

  private UeventSource(NetlinkSocket socket, ChangeListener listener) {
    this.socket = socket;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("uevents").stackSize(256 * 1024).unstarted(this::listen);
  }

  /**
   * Starts to listen. Empty where this is not possible, which is said once in the log; the slow re-scan must then do.
   */
  public static Optional<UeventSource> start(ChangeListener listener) {
    try {
      var source = new UeventSource(NetlinkSocket.open(NetlinkSocket.KOBJECT_UEVENT, KERNEL_GROUP), listener);
      source.thread.start();
      return Optional.of(source);
    } catch (ErrnoException e) {
      LOG.warn("no kernel events, changes are found by the slow re-scan only: reason={} {}", e.reason(), e.sentence());
      return Optional.empty();
    }
  }

  /** Events of the kernel since the start, also those of no interest. */
  public long heard() {
    return heard.get();
  }

  /** Messages that the kernel did not send, since the start. */
  public long forged() {
    return forged.get();
  }

  /** How often the kernel had more to say than was read in time. */
  public long missed() {
    return missed.get();
  }

  NetlinkSocket socket() {
    return socket;
  }

  private void listen() {
    try (socket) {
      while (!stopping) {
        take(socket.receive(gate.patience(now())));
        gate.tick(now()).ifPresent(this::tell);
      }
    } catch (ErrnoException e) {
      LOG.warn("kernel events ended, changes are found by the slow re-scan only: reason={} {}", e.reason(),
          e.sentence());
    }
  }

  private void take(Received received) {
    switch (received) {
      case Received.Nothing _ -> {
      }
      case Received.Missed _ -> {
        missed.incrementAndGet();
        gate.event("", now()).ifPresent(this::tell);
      }
      case Received.Datagram(ByteBuffer octets, boolean fromKernel) -> {
        if (fromKernel) {
          heard.incrementAndGet();
          understand(octets);
        } else if (forged.getAndIncrement() == 0) {
          LOG.warn("a uevent that the kernel did not send was dropped; further ones are only counted");
        }
      }
    }
  }

  private void understand(ByteBuffer octets) {
    String subsystem = KernelEvent.parse(octets).map(KernelEvent::subsystem).orElse("");
    if (!NOISE.contains(subsystem)) {
      gate.event(subsystem, now()).ifPresent(this::tell);
    }
  }

  private void tell(Set<String> subsystems) {
    try {
      listener.changed(subsystems);
    } catch (RuntimeException e) { // a listener's fault must not end the listening
      LOG.error("a change was not handled", e);
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  /** Stops listening and waits until the thread has closed its socket. */
  @Override
  public void close() {
    stopping = true;
    try {
      socket.wake();
      thread.join();
    } catch (ErrnoException e) { // the thread ended by itself and said why
      LOG.debug("already closed: {}", e.sentence());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
