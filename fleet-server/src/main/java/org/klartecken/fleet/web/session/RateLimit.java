// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each key do something so many times in a period, evenly regained. Thread-safe; remembers a bounded number of
 * keys and forgets the one that was used longest ago.
 */
public final class RateLimit {
  private static final int MOST_KEYS = 20_000;
  private final int times;
  private final Duration period;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > MOST_KEYS;
    }
  };

  private record Bucket(double left, Instant at) {
  }

  public RateLimit(int times, Duration period) {
    this.times = times;
    this.period = period;
  }

  /** Takes one, or says no. */
  public synchronized boolean allows(String key, Instant now) {
    Bucket bucket = buckets.getOrDefault(key, new Bucket(times, now));
    double gained = (double) Duration.between(bucket.at(), now).toMillis() * times / period.toMillis();
    double left = Math.min(times, bucket.left() + Math.max(0, gained));
    boolean allowed = left >= 1;
    buckets.put(key, new Bucket(allowed ? left - 1 : left, now));
    return allowed;
  }

  /** Gives a key all its chances back. */
  public synchronized void forgive(String key) {
    buckets.remove(key);
  }
}
