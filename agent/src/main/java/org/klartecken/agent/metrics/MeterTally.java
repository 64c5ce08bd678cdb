// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
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
      if (!meter.isCounter()) {
        AtomicReference<Double> value = new AtomicReference<>(0.0);
        gauges.put(meter, value);
        Gauge.builder(meter.meter(), value, AtomicReference::get).description(meter.help()).register(registry);
      } else if (meter.labels().isEmpty()) {
        counter(meter);
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

  private Counter counter(AgentMeter meter, String... values) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < Math.min(values.length, meter.labels().size()); i++) {
      tags.add(Tag.of(meter.labels().get(i), values[i]));
    }
    return Counter.builder(meter.meter()).description(meter.help()).tags(tags).register(registry);
  }
}
