// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prints counters, gauges and timers as Prometheus' text format 0.0.4; a timer as a summary in seconds. */
final class PrometheusText {
  private PrometheusText() {
  }

  /** One family: its header, and a line for each set of labels. */
  private record Family(String help, String type, List<String> lines) {
  }

  static String print(MeterRegistry registry) {
    Map<String, Family> families = new TreeMap<>();
    for (Meter meter : registry.getMeters()) {
      switch (meter) {
        case Counter counter -> one(families, meter, "counter", "_total", counter.count());
        case Timer timer -> summary(families, timer);
        case Gauge gauge -> one(families, meter, "gauge", "", gauge.value());
        default -> { // the agent makes no others, and a page that fails would tell nothing
        }
      }
    }
    StringBuilder page = new StringBuilder();
    families.forEach((name, family) -> {
      page.append("# HELP ").append(name).append(' ').append(family.help()).append('\n');
      page.append("# TYPE ").append(name).append(' ').append(family.type()).append('\n');
      family.lines().forEach(line -> page.append(line).append('\n'));
    });
    return page.toString();
  }

  private static void one(Map<String, Family> families, Meter meter, String type, String ending, double value) {
    String plain = name(meter);
    String name = plain.endsWith(ending) ? plain : plain + ending;
    family(families, name, meter, type).lines().add(name + labels(meter) + ' ' + number(value));
  }

  private static void summary(Map<String, Family> families, Timer timer) {
    String name = name(timer) + "_seconds";
    List<String> lines = family(families, name, timer, "summary").lines();
    lines.add(name + "_sum" + labels(timer) + ' ' + number(timer.totalTime(TimeUnit.SECONDS)));
    lines.add(name + "_count" + labels(timer) + ' ' + timer.count());
  }

  private static Family family(Map<String, Family> families, String name, Meter meter, String type) {
    return families.computeIfAbsent(name,
        _ -> new Family(help(meter.getId().getDescription(), name), type, new ArrayList<>()));
  }

  private static String help(@Nullable String description, String name) {
    String text = description == null ? name.replace('_', ' ') + '.' : description;
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String name(Meter meter) {
    return meter.getId().getName().replaceAll("[^a-zA-Z0-9_:]", "_");
  }

  private static String labels(Meter meter) {
    if (meter.getId().getTags().isEmpty()) {
      return "";
    }
    StringBuilder labels = new StringBuilder("{");
    for (Tag tag : meter.getId().getTags()) {
      labels.append(labels.length() > 1 ? "," : "").append(tag.getKey().replaceAll("[^a-zA-Z0-9_]", "_"))
          .append("=\"").append(escape(tag.getValue())).append('"');
    }
    return labels.append('}').toString();
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? "NaN"
        : value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
  }
}
