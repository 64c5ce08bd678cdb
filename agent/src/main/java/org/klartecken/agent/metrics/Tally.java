// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.metrics;

import java.time.Duration;

/** Port: where the parts of the agent count. Thread-safe, and never fails. */
public interface Tally {
  /** Counts nothing: when nobody asked for metrics, they cost nothing. */
  Tally NONE = new Tally() {
    @Override
    public void add(AgentMeter counter, double amount, String... labels) {
    }

    @Override
    public void set(AgentMeter gauge, double value) {
    }

    @Override
    public void time(AgentMeter timer, Duration took, String... labels) {
    }
  };

  /** Adds to a counter; as many label values as the meter has labels. */
  void add(AgentMeter counter, double amount, String... labels);

  /** Sets a gauge. */
  void set(AgentMeter gauge, double value);

  /** Notes how long something took; as many label values as the meter has labels. */
  void time(AgentMeter timer, Duration took, String... labels);

  /** Adds one. */
  default void count(AgentMeter counter, String... labels) {
    add(counter, 1, labels);
  }
}
