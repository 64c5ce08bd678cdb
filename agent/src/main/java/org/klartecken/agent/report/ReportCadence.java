// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import java.time.Duration;

/**
 * When to say what: a report at once when the state changed, then at most four a second, at least one every five
 * minutes; a heartbeat when nothing else was said for a while. Times are milliseconds of a clock that never jumps.
 *
 * @param heartbeatMs the longest silence
 * @param fullMs the longest time between two reports
 * @param reportedMs when the last report was made; {@link #NEVER} before the first
 * @param reportedDigest of the last report
 * @param spokenMs when anything was last said
 */
public record ReportCadence(long heartbeatMs, long fullMs, long reportedMs, String reportedDigest, long spokenMs) {
  /** Before every time, with room for a subtraction. */
  public static final long NEVER = Long.MIN_VALUE / 4;
  /** The shortest time between two reports: four a second. */
  public static final long GAP_MS = 250;
  public static final Duration HEARTBEAT = Duration.ofSeconds(15);
  public static final Duration FULL = Duration.ofMinutes(5);

  /** What is to be said now. */
  public enum Due {
    REPORT, HEARTBEAT, NOTHING
  }

  /** Nothing was said yet. */
  public static ReportCadence starting(Duration heartbeat) {
    return new ReportCadence(heartbeat.toMillis(), FULL.toMillis(), NEVER, "", NEVER);
  }

  /** What to say at a time, the state being of this digest. */
  public Due due(String digest, long nowMs) {
    if (nowMs >= reportDueMs(digest)) {
      return Due.REPORT;
    }
    return nowMs >= spokenMs + heartbeatMs ? Due.HEARTBEAT : Due.NOTHING;
  }

  /** When {@link #due} will have something to say if the state stays as it is; may be past. */
  public long nextMs(String digest) {
    return Math.min(reportDueMs(digest), spokenMs + heartbeatMs);
  }

  private long reportDueMs(String digest) {
    return reportedMs + (digest.equals(reportedDigest) ? fullMs : GAP_MS);
  }

  /** After a report or a birth of this digest. */
  public ReportCadence reported(String digest, long nowMs) {
    return new ReportCadence(heartbeatMs, fullMs, nowMs, digest, nowMs);
  }

  /** After a heartbeat. */
  public ReportCadence beaten(long nowMs) {
    return new ReportCadence(heartbeatMs, fullMs, reportedMs, reportedDigest, nowMs);
  }

  /** A report is wanted whether or not anything changed. */
  public ReportCadence demanded() {
    return new ReportCadence(heartbeatMs, fullMs, reportedMs, "", spokenMs);
  }

  /** With another longest silence, 5 to 300 seconds. */
  public ReportCadence withHeartbeat(Duration heartbeat) {
    return new ReportCadence(heartbeat.toMillis(), fullMs, reportedMs, reportedDigest, spokenMs);
  }
}
