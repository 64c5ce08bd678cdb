// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.klartecken.contract.StepReason;
import org.klartecken.profile.PictureMode;

/**
 * Looks through cameras on threads of their own. A camera that hangs in the kernel, where nobody can be interrupted, keeps
 * its thread until its cable is pulled; whoever asked learns in time that it does not come back, and it is not looked
 * through again before it has. The time for all cameras begins when this is made.
 */
final class InTime implements CameraPort {
  /** Nodes whose cameras have not come back, whichever test asked: each costs a thread once, and not every night. */
  private static final Set<Path> AWAY = ConcurrentHashMap.newKeySet();

  /** What came of looking. */
  private interface Film {
    Shots shots() throws CameraFault;
  }

  private final CameraPort port;
  private final Duration around;
  private final long end;

  /**
   * @param around what opening and closing a camera may take beyond the time that is given for its pictures
   * @param all for all cameras together
   */
  InTime(CameraPort port, Duration around, Duration all) {
    this.port = port;
    this.around = around;
    this.end = System.nanoTime() + all.toNanos();
  }

  /** Fails with TIMEOUT when the camera had its time, and with NO_TIME when others took it. */
  @Override
  public Shots film(Path node, PictureMode wanted, Duration patience, Duration length, BooleanSupplier cancelled)
      throws CameraFault, InterruptedException {
    long own = patience.plus(length).plus(around).toNanos();
    long left = end - System.nanoTime();
    if (!AWAY.add(node)) {
      throw new CameraFault(StepReason.TIMEOUT, "the camera has not come back since an earlier test");
    }
    try {
      return begun(node, wanted, patience, length, cancelled).get(Math.min(own, left), TimeUnit.NANOSECONDS).shots();
    } catch (TimeoutException e) {
      throw left >= own
          ? new CameraFault(StepReason.TIMEOUT, "the camera does not come back")
          : new CameraFault(StepReason.NO_TIME, "the cameras before it took the time");
    } catch (ExecutionException e) { // a bug of ours
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Film> begun(Path node, PictureMode wanted, Duration patience, Duration length,
      BooleanSupplier cancelled) {
    CompletableFuture<Film> film = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("selftest-" + node.getFileName()).start(() -> {
      try {
        film.complete(look(node, wanted, patience, length, cancelled));
      } catch (InterruptedException | RuntimeException | Error e) { // told to whoever waits
        film.completeExceptionally(e);
      }
    });
    return film;
  }

  /** It is back before anybody is told what came of it, and may be looked through again at once. */
  private Film look(Path node, PictureMode wanted, Duration patience, Duration length, BooleanSupplier cancelled)
      throws InterruptedException {
    try {
      Shots shots = port.film(node, wanted, patience, length, cancelled);
      return () -> shots;
    } catch (CameraFault fault) {
      return () -> {
        throw fault;
      };
    } finally {
      AWAY.remove(node);
    }
  }
}
