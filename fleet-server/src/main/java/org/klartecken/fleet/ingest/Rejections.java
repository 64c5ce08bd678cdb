// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.klartecken.contract.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts every refusal and logs them, of each reason at most one line a second. Thread-safe. */
public final class Rejections {
  private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final int LONGEST_DETAIL = 300;
  private final Map<RejectReason, Line> lines = new EnumMap<>(RejectReason.class);
  private final InstantSource clock;
  private final Consumer<RejectReason> counter;

  private record Line(Instant at, long suppressed) {
  }

  /** @param counter is told each refusal */
  public Rejections(InstantSource clock, Consumer<RejectReason> counter) {
    this.clock = clock;
    this.counter = counter;
  }

  /**
   * Notes a refusal.
   *
   * @param who agent or address; nothing secret
   * @param detail what was wrong; cleaned and cut here
   */
  public void note(RejectReason reason, String who, String detail) {
    counter.accept(reason);
    long suppressed = turn(reason);
    if (suppressed >= 0) {
      String shown = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + '…' : detail;
      LOG.warn("Refused: reason={} from={} unlogged={} {}", reason, Printable.clean(who), suppressed,
          Printable.clean(shown));
    }
  }

  /** How many lines were left out since the last one, or -1 when this one is left out too. */
  private synchronized long turn(RejectReason reason) {
    Instant now = clock.instant();
    Line last = lines.get(reason);
    if (last != null && now.isBefore(last.at().plus(QUIET)) && !now.isBefore(last.at())) {
      lines.put(reason, new Line(last.at(), last.suppressed() + 1));
      return -1;
    }
    lines.put(reason, new Line(now, 0));
    return last == null ? 0 : last.suppressed();
  }
}
