// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ticket;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells what came of tickets, after it was committed. Thread-safe. */
public final class TicketFeed {
  private final CopyOnWriteArrayList<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

  /** A ticket as it is now, and the lines that its history got. */
  public record News(Ticket ticket, List<TicketEvent> events) {
  }

  /** Calls the listener at every change, on the thread that committed it: listeners only enqueue. */
  public Subscription listen(Consumer<News> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(News news) {
    if (!news.events().isEmpty()) {
      listeners.forEach(listener -> listener.accept(news));
    }
  }

  /** Ends a subscription. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
