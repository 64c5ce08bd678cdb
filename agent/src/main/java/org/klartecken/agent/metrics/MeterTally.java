// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Counts into Micrometer's meters. Every meter without labels is there from the start, at zero. */
public final class MeterTally implements Tally {
  private final MeterRegistry registry;
  private final Map<AgentMeter, AtomicReference<Double>> gauges = new EnumMap<>(AgentMeter.class);

  public MeterTally(MeterRegistry registry) {
    this.registry = registry;
    for (AgentMeter meter : AgentMeter.values()) {
      switch (meter.kind()) {
        case GAUGE -> gauge(meter);
        case COUNTER -> {
          if (meter.labels().isEmpty()) {
            counter(meter);
          }
        }
        case TIMER -> { // has labels, whose values are not known yet
        }
      }
    }
  }

  @Override
  public void add(AgentMeter counter, double amount, String... labels) {
    counter(counter, labels).increment(amount);
  }

  @Override
  public void set(AgentMeter gauge, double value) {
    AtomicReference<Double> place = gauges.get(gauge);
    if (place != null) {
      place.set(value);
    }
  }

  @Override
  public void time(AgentMeter timer, Duration took, String... labels) {
    Timer.builder(timer.meter()).description(timer.help()).tags(tags(timer, labels)).register(registry).record(took);
  }

  private void gauge(AgentMeter meter) {
    AtomicReference<Double> value = new AtomicReference<>(0.0);
    gauges.put(meter, value);
    Gauge.builder(meter.meter(), value, AtomicReference::get).description(meter.help()).register(registry);
  }

  private Counter counter(AgentMeter meter, String... values) {
    return Counter.builder(meter.meter()).description(meter.help()).tags(tags(meter, values)).register(registry);
  }

  private static List<Tag> tags(AgentMeter meter, String... values) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < Math.min(values.length, meter.labels().size()); i++) {
      tags.add(Tag.of(meter.labels().get(i), values[i]));
    }
    return tags;
  }
}
