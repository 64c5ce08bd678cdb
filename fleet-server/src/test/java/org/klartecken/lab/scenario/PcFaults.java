// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.klartecken.readiness.FindingReason;

/** What befalls the room PC itself. */
final class PcFaults {
  /** Disk and memory move all the time, and are told with the next whole report, at least every five minutes. */
  private static final Duration SLOWLY = Duration.ofMinutes(7);

  private PcFaults() {
  }

  static List<Fault> all() {
    return List.of(
        new Fault("disk-full", FaultClass.PC, "the PC's disk is full",
            Deed.inPc("fallocate -l $(($(df --output=avail -k / | tail -n 1) - 20000))k /var/full"),
            Deed.inPc("rm /var/full"), Reason.broken("host.disk_free")).within(SLOWLY),
        new Fault("memory-full", FaultClass.PC, "a program eats the PC's memory",
            Deed.inPc(
                "free=$(awk '/MemAvailable/ {print $2}' /proc/meminfo); mkdir -p /run/full; mount -t tmpfs -o size=95%"
                    + " tmpfs /run/full; head -c $((free - 40000))k /dev/zero >/run/full/eaten"),
            Deed.inPc("umount /run/full"), Reason.broken("host.memory_available")).within(SLOWLY),
        new Fault("clock-fast", FaultClass.PC, "the PC's clock is ten minutes fast", setClockOn(600), setClockOn(-600),
            Reason.broken("host.clock_difference")),
        new Fault("clock-slow", FaultClass.PC, "the PC's clock is ten minutes slow", setClockOn(-600), setClockOn(600),
            Reason.broken("host.clock_difference")));
  }

  /** Its clock stood still as well; a real one goes on. */
  private static void thaw(Stage stage) throws Exception {
    stage.guest().thaw();
    Deed.inPc("date -s @" + Instant.now().getEpochSecond() + " >/dev/null").happen(stage);
  }

  private static Deed setClockOn(int seconds) {
    return Deed.inPc("date -s @$(($(date +%s) + " + seconds + ")) >/dev/null");
  }

  /** Those after which the agent is not heard. */
  static List<Fault> silent() {
    return List.of(
        new Fault("agent-killed", FaultClass.PC, "the agent dies", stage -> stage.pc().killAgent(),
            stage -> stage.pc().startAgent(), Reason.of(FindingReason.AGENT_SILENT)),
        new Fault("pc-frozen", FaultClass.PC, "the PC stands still", stage -> stage.guest().freeze(),
            PcFaults::thaw, Reason.of(FindingReason.AGENT_SILENT)),
        new Fault("uplink-lost", FaultClass.PC, "the PC cannot reach the server",
            stage -> stage.guest().uplink(false), stage -> stage.guest().uplink(true),
            Reason.of(FindingReason.AGENT_SILENT)),
        new Fault("pc-rebooted", FaultClass.PC, "somebody presses the PC's reset button", Stage::reset,
            stage -> stage.guest().awaitReady(), Reason.of(FindingReason.AGENT_SILENT)));
  }
}
