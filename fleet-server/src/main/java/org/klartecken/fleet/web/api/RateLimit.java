// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bucket of requests per key, refilled evenly. Bounded in memory: the keys not seen for longest go first. */
final class RateLimit {
  private static final int KEYS = 10_000;
  private final int burst;
  private final double perMillisecond;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > KEYS;
    }
  };

  private record Bucket(double left, Instant at) {
  }

  /** At most {@code burst} at once, and {@code perMinute} in the long run. */
  RateLimit(int burst, int perMinute) {
    this.burst = burst;
    this.perMillisecond = perMinute / 60_000.0;
  }

  /** Takes one request; zero when it is allowed, else how long to wait. */
  synchronized Duration take(String key, Instant now) {
    double left = left(key, now);
    if (left < 1) {
      buckets.put(key, new Bucket(left, now));
      return Duration.ofMillis((long) Math.ceil((1 - left) / perMillisecond));
    }
    buckets.put(key, new Bucket(left - 1, now));
    return Duration.ZERO;
  }

  /** How long to wait, without taking anything. */
  synchronized Duration ask(String key, Instant now) {
    double left = left(key, now);
    return left < 1 ? Duration.ofMillis((long) Math.ceil((1 - left) / perMillisecond)) : Duration.ZERO;
  }

  private double left(String key, Instant now) {
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      return burst;
    }
    long passed = Math.max(0, Duration.between(bucket.at(), now).toMillis()); // the clock may have been set back
    return Math.min(burst, bucket.left() + passed * perMillisecond);
  }
}
