// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.publish;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PahoThreadsTest {
  private final PahoThreads threads = new PahoThreads();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdown();
  }

  /** A loop as Paho's are: it runs until its connection is over. */
  private void loop() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoWaitsForALoopIsWokenWhenItRuns() {
    var _ = threads.submit(this::loop);
    assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await(20, TimeUnit.SECONDS));
  }

  @Test
  void whoDoesNotWaitIsNotInterrupted() throws InterruptedException {
    var _ = threads.submit(this::loop);
    long until = System.nanoTime() + 2 * PahoThreads.PATIENCE_NS;
    boolean interrupted = false;
    while (System.nanoTime() < until) {
      interrupted |= Thread.interrupted();
    }
    assertFalse(interrupted);
  }

  @Test
  void cancellingALoopDoesNotInterruptIt() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch over = new CountDownLatch(1);
    Runnable loop = () -> {
      loop();
      interrupted.set(Thread.currentThread().isInterrupted());
      over.countDown();
    };
    FutureTask<Future<?>> starting = new FutureTask<>(() -> threads.submit(loop)); // elsewhere: this thread will wait
    Thread.startVirtualThread(starting);
    Future<?> begun = starting.get();
    assertTrue(begun.cancel(true));
    end.countDown();
    assertTrue(over.await(20, TimeUnit.SECONDS));
    assertFalse(interrupted.get());
  }
}
