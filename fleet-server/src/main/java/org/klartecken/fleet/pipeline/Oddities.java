// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.klartecken.contract.AgentId;
import org.klartecken.contract.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what is odd about messages that are taken all the same, of each agent once an hour. Thread-safe. */
final class Oddities {
  private static final Logger LOG = LoggerFactory.getLogger(Oddities.class);
  private static final Duration QUIET = Duration.ofHours(1);
  private final ConcurrentMap<Key, Instant> saidAt = new ConcurrentHashMap<>();

  /** What may be odd; the word of the log. */
  enum Oddity {
    /** The room PC's wall clock is more than a day off. */
    CLOCK_OFF,
    /** The very message that was known; normal after a lost acknowledgement. */
    DUPLICATE,
    /** Older than what was known; normal when a spool is sent after a birth. */
    OLD_SEQUENCE
  }

  private record Key(AgentId agent, Oddity oddity) {
  }

  void note(Oddity oddity, Heard heard) {
    Instant now = heard.receivedAt();
    Key key = new Key(heard.agent(), oddity);
    Instant last = saidAt.get(key);
    if (last != null && now.isBefore(last.plus(QUIET)) && !now.isBefore(last)) {
      return;
    }
    saidAt.put(key, now);
    Stamp stamp = heard.message().stamp();
    switch (oddity) {
      case CLOCK_OFF ->
        LOG.warn("Odd: reason={} from={} says={} received={}", oddity, heard.agent(), stamp.wallTime(), now);
      case DUPLICATE, OLD_SEQUENCE ->
        LOG.info("Odd: reason={} from={} kind={} sequence={}", oddity, heard.agent(), heard.kind(), stamp.sequence());
    }
  }
}
