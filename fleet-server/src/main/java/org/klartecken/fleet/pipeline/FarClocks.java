// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.klartecken.contract.AgentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log which room PC's clock is far off, of each at most once an hour. Thread-safe. */
final class FarClocks {
  private static final Logger LOG = LoggerFactory.getLogger(FarClocks.class);
  private static final Duration QUIET = Duration.ofHours(1);
  private final ConcurrentMap<AgentId, Instant> saidAt = new ConcurrentHashMap<>();

  void note(Heard heard) {
    Instant now = heard.receivedAt();
    Instant last = saidAt.get(heard.agent());
    if (last == null || !now.isBefore(last.plus(QUIET)) || now.isBefore(last)) {
      saidAt.put(heard.agent(), now);
      LOG.warn("Clock far off: reason=CLOCK_OFF from={} says={} received={}", heard.agent(),
          heard.message().stamp().wallTime(), now);
    }
  }
}
