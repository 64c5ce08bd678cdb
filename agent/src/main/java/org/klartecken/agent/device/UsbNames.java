// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The names and serial numbers that USB devices give themselves.
 *
 * <p>Linux reads these out under the device's lock, which a driver holds as long as the device it binds to does not
 * answer: for minutes, or for ever. They are asked on a thread that may be given up, so that one hung device hides no
 * other; until it comes back, the device is called what it was called before. Used by one thread at a time.
 */
final class UsbNames {
  /** The kernel answers from memory; a machine that is busy may take its time. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /**
   * What a device calls itself, as far as it does.
   *
   * @param hung whether it could not be asked now
   */
  record Names(Optional<String> manufacturer, Optional<String> product, Optional<String> serial, boolean hung) {
    private static final Names NONE = new Names(Optional.empty(), Optional.empty(), Optional.empty(), false);

    Names whileHung() {
      return new Names(manufacturer, product, serial, true);
    }
  }

  /**
   * One plugging of a device: another one at the same port has another number on its bus.
   *
   * @param number {@code devnum}; empty in recordings that left it out
   */
  private record Plugging(String port, String number) {
  }

  private final ExecutorService threads = Executors
      .newCachedThreadPool(Thread.ofPlatform().daemon().name("usb-names-", 0).factory());
  private final Map<Plugging, Future<Names>> hung = new HashMap<>();
  private final Map<Plugging, Names> known = new HashMap<>();

  /** What the device at a port calls itself. */
  Names of(UsbPort port, SysDirectory directory) {
    Plugging plugging = new Plugging(port.path(), directory.text("devnum").orElse(""));
    Future<Names> earlier = hung.get(plugging);
    Future<Names> asked = earlier != null ? earlier : threads.submit(() -> read(directory));
    Names names = await(asked, earlier == null ? PATIENCE : Duration.ZERO);
    if (names == null) {
      hung.put(plugging, asked);
      return known.getOrDefault(plugging, Names.NONE).whileHung();
    }
    hung.remove(plugging);
    known.keySet().removeIf(old -> old.port().equals(plugging.port()));
    known.put(plugging, names);
    return names;
  }

  private static Names read(SysDirectory directory) {
    return new Names(directory.text("manufacturer"), directory.text("product"), directory.text("serial"), false);
  }

  /** Null when they do not come in time. */
  private static @Nullable Names await(Future<Names> asked, Duration patience) {
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) { // a reader of files throws nothing: a bug, which the survey logs
      throw new IllegalStateException("the names of a USB device cannot be read", e.getCause());
    } catch (InterruptedException e) { // the agent ends
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
