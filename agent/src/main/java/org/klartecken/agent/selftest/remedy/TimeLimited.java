// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.Remedy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up waiting for a remedy that does not come back: a device that hangs holds whoever writes to its attributes in
 * the kernel. That thread goes on when the kernel lets it go, to switch on again what it had switched off; so the process
 * may not end before it has, see {@link #awaitEnd}.
 */
final class TimeLimited implements RemedyPort {
  private static final Logger LOG = LoggerFactory.getLogger(TimeLimited.class);
  private static final Set<Thread> UNDER_WAY = ConcurrentHashMap.newKeySet();
  private final RemedyPort inner;
  private final Duration limit;

  TimeLimited(RemedyPort inner, Duration limit) {
    this.inner = inner;
    this.limit = limit;
  }

  @Override
  public boolean knows(Remedy remedy, ReadingName about) {
    return inner.knows(remedy, about);
  }

  @Override
  public Outcome apply(Remedy remedy, AttachedDevice device, ReadingName about, BooleanSupplier cancelled)
      throws InterruptedException {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread worker = Thread.ofPlatform().daemon().name("remedy").unstarted(() -> {
      try {
        outcome.complete(inner.apply(remedy, device, about, cancelled));
      } catch (InterruptedException e) {
        outcome.complete(new Outcome.Refused(FailureReason.TIMEOUT));
      } catch (RuntimeException | Error e) { // thrown where it is waited for
        outcome.completeExceptionally(e);
      } finally {
        UNDER_WAY.remove(Thread.currentThread());
      }
    });
    UNDER_WAY.add(worker);
    worker.start();
    try {
      return outcome.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Outcome.Refused(FailureReason.TIMEOUT);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a remedy failed by itself", e.getCause());
    } finally {
      worker.interrupt(); // what it switched off it then switches on at once
    }
  }

  /** Waits until the remedies that were given up have ended as well. */
  static void awaitEnd(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (Thread worker : UNDER_WAY) {
      worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      if (worker.isAlive()) {
        LOG.warn("reason=TIMEOUT a remedy hangs in the kernel; its device may be off until it is plugged in again");
      }
    }
  }
}
