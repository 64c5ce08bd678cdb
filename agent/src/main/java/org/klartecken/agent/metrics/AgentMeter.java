// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.metrics;

import java.util.List;

/**
 * Every meter of the agent: its name, its labels and what it tells. Counters end in {@code _total}; those that end in
 * {@code _duration} are timers, shown in seconds; the others are gauges.
 */
public enum AgentMeter {
  // the empty comments keep the formatter from making stairs of this table
  SURVEYS("surveys_total", "Looks at the whole PC, by what caused them.", "cause"), //
  PROBE_DURATION("probe_duration", "How long each probe took, by what came of it.", "probe", "outcome"), //
  PROBES_STUCK("probe_stuck", "Devices that hang and are left alone until they come back."), //
  SURVEY_SECONDS("survey_seconds_total", "Time spent in looking at the whole PC."), //
  MESSAGES("messages_total", "Messages that were sent, by kind.", "kind"), //
  ACKNOWLEDGED("acknowledged_total", "Messages that the server acknowledged, by kind.", "kind"), //
  REFUSED("refused_total", "Messages that the server refused, by kind and reason.", "kind", "reason"), //
  DROPPED("dropped_total", "Messages that were given up, by kind and reason.", "kind", "reason"), //
  SPOOL_WRITE_FAILURES("spool_write_failures_total", "Times that the disk took no message."), //
  SPOOL_ENTRIES("spool_entries", "Messages that wait for the server's acknowledgement."), //
  SPOOL_BYTES("spool_bytes", "Octets of the messages that wait."), //
  CONNECTED("connected", "Whether there is a connection to the server."), //
  CONNECTIONS("connections_total", "Connections that were made."), //
  DISCONNECTIONS("disconnections_total", "Connections that ended or failed, by reason.", "reason"), //
  COMMANDS("commands_total", "Commands of the server, by kind and result.", "kind", "result");

  private static final String PREFIX = "klartecken_agent_";

  private final String meter;
  private final String help;
  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> labels;

  AgentMeter(String meter, String help, String... labels) {
    this.meter = PREFIX + meter;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Its name for Prometheus. */
  public String meter() {
    return meter;
  }

  public String help() {
    return help;
  }

  /** The names of its labels, in the order of their values. */
  public List<String> labels() {
    return labels;
  }

  /** What kind of number it is. */
  public Kind kind() {
    return meter.endsWith("_total") ? Kind.COUNTER : meter.endsWith("_duration") ? Kind.TIMER : Kind.GAUGE;
  }

  /** How a meter is written to. */
  public enum Kind {
    COUNTER, TIMER, GAUGE
  }
}
