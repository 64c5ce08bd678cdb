// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.internal.CommsCallback;
import org.eclipse.paho.mqttv5.client.internal.CommsReceiver;
import org.eclipse.paho.mqttv5.client.internal.CommsSender;

/**
 * The threads of one connection of Paho's.
 *
 * <p>Paho's connect starts three loops one after the other, and looks only every 100 ms whether each has begun: 0.3 s in
 * which nothing happens, more than all the rest of the agent's start. So whoever waits there is woken as soon as the
 * loop runs. That wait takes an interrupt for its end, and whoever is found not to be waiting is left alone: if a later
 * Paho waits in another way, connecting is merely as slow as Paho makes it.
 */
final class PahoThreads extends ScheduledThreadPoolExecutor {
  /** Connect, three loops, the ping's timer, and one that wakes or disconnects. */
  private static final int AT_ONCE = 6;
  /** How long the one who started a loop is looked for in its wait, once the loop runs. */
  static final long PATIENCE_NS = 20_000_000;
  private static final long LOOK_AGAIN_NS = 100_000;

  PahoThreads() {
    super(AT_ONCE, Thread.ofPlatform().daemon().name("mqtt-", 0).factory());
    setRemoveOnCancelPolicy(true);
    setKeepAliveTime(1, TimeUnit.SECONDS);
    allowCoreThreadTimeOut(true);
  }

  /** Runs a loop of Paho's. What it answers cannot interrupt: a loop that shuts the connection down would hit itself. */
  @Override
  public Future<?> submit(Runnable loop) {
    Thread starter = Thread.currentThread();
    CompletableFuture<?> over = new CompletableFuture<>();
    execute(() -> {
      try {
        loop.run();
      } finally {
        over.complete(null);
      }
    });
    execute(() -> wake(starter, loop, over));
    return over;
  }

  private static void wake(Thread starter, Runnable loop, Future<?> over) {
    while (!isRunning(loop)) {
      if (over.isDone()) {
        return;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NS);
    }
    long since = System.nanoTime();
    while (starter.getState() != Thread.State.TIMED_WAITING) {
      if (System.nanoTime() - since > PATIENCE_NS) {
        return;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NS);
    }
    starter.interrupt();
  }

  private static boolean isRunning(Runnable loop) {
    return switch (loop) {
      case CommsReceiver receiver -> receiver.isRunning();
      case CommsSender sender -> sender.isRunning();
      case CommsCallback callback -> callback.isRunning();
      default -> true;
    };
  }
}
