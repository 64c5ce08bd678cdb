// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.metrics;

import java.util.List;

/** Every meter of the agent: its name, its labels and what it tells. Counters end in {@code _total}. */
public enum AgentMeter {
  PROBES("klartecken_agent_probes_total", "Probes that were run, by what came of them.", "probe", "outcome"), SURVEYS(
      "klartecken_agent_surveys_total", "Looks at the whole PC, by what caused them.", "cause"), SURVEY_SECONDS(
          "klartecken_agent_survey_seconds_total", "Time spent in looking at the whole PC."), UEVENTS(
              "klartecken_agent_uevents_total", "Device events of the kernel that were heard."), MESSAGES(
                  "klartecken_agent_messages_total", "Messages that were made, by kind.", "kind"), ACKNOWLEDGED(
                      "klartecken_agent_acknowledged_total", "Messages that the server acknowledged, by kind.",
                      "kind"), REFUSED("klartecken_agent_refused_total",
                          "Messages that the server refused, by kind and reason.", "kind", "reason"), DROPPED(
                              "klartecken_agent_dropped_total", "Messages that were given up, by kind and reason.",
                              "kind", "reason"), SPOOL_WRITE_FAILURES("klartecken_agent_spool_write_failures_total",
                                  "Times that the disk took no message."), SPOOL_ENTRIES(
                                      "klartecken_agent_spool_entries",
                                      "Messages that wait for the server's acknowledgement."), SPOOL_BYTES(
                                          "klartecken_agent_spool_bytes",
                                          "Octets of the messages that wait."), CONNECTED("klartecken_agent_connected",
                                              "Whether there is a connection to the server."), CONNECTIONS(
                                                  "klartecken_agent_connections_total",
                                                  "Connections that were made."), DISCONNECTIONS(
                                                      "klartecken_agent_disconnections_total",
                                                      "Connections that ended or failed, by reason.",
                                                      "reason"), COMMANDS("klartecken_agent_commands_total",
                                                          "Commands of the server, by kind and result.", "kind",
                                                          "result");

  private final String meter;
  private final String help;
  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> labels;

  AgentMeter(String meter, String help, String... labels) {
    this.meter = meter;
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

  /** Whether it only grows. */
  public boolean isCounter() {
    return meter.endsWith("_total");
  }
}
