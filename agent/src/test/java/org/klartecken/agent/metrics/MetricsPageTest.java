// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  @Test
  void showsWhatWasCounted() throws IOException {
    try (MetricsPage page = MetricsPage.start(0)) {
      page.tally().count(AgentMeter.DROPPED, "usage", "SPOOL_FULL");
      page.tally().add(AgentMeter.DROPPED, 2, "usage", "SPOOL_FULL");
      page.tally().set(AgentMeter.SPOOL_ENTRIES, 4);
      page.tally().time(AgentMeter.PROBE_DURATION, Duration.ofMillis(1500), "usb.\"speed\"", "TIMEOUT");
      page.tally().time(AgentMeter.PROBE_DURATION, Duration.ofMillis(250), "usb.\"speed\"", "TIMEOUT");
      String text = get(page, "/metrics");
      assertTrue(text.contains("\nklartecken_agent_dropped_total{kind=\"usage\",reason=\"SPOOL_FULL\"} 3\n"), text);
      assertTrue(text.contains("\n# TYPE klartecken_agent_dropped_total counter\n"), text);
      assertTrue(text.contains("\nklartecken_agent_spool_entries 4\n"), text);
      assertTrue(text.contains("\nklartecken_agent_probe_duration_seconds_sum{outcome=\"TIMEOUT\","
          + "probe=\"usb.\\\"speed\\\"\"} 1.75\n"), text);
      assertTrue(text.contains("\nklartecken_agent_probe_stuck 0\n"), text);
      assertTrue(text.contains("\nklartecken_agent_connections_total 0\n"), "there from the start, at zero");
    }
  }

  @Test
  void servesNothingElse() throws IOException {
    try (MetricsPage page = MetricsPage.start(0)) {
      assertThrows(IOException.class, () -> get(page, "/"));
      HttpURLConnection post = open(page, "/metrics");
      post.setRequestMethod("POST");
      assertEquals(405, post.getResponseCode());
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (MetricsPage page = MetricsPage.start(0)) {
      assertThrows(IOException.class, () -> MetricsPage.start(page.port()));
    }
  }

  @Test
  void pleasesPromtool() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "promtool is not installed");
    MeterRegistry registry = new SimpleMeterRegistry();
    Tally tally = new MeterTally(registry);
    for (AgentMeter meter : AgentMeter.values()) {
      String[] labels = meter.labels().toArray(String[]::new);
      switch (meter.kind()) {
        case COUNTER -> tally.count(meter, labels);
        case TIMER -> tally.time(meter, Duration.ofMillis(3), labels);
        case GAUGE -> tally.set(meter, 1);
      }
    }
    Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "metrics").redirectErrorStream(true).start();
    try (OutputStream in = promtool.getOutputStream()) {
      in.write(PrometheusText.print(registry).getBytes(UTF_8));
    }
    assertEquals("", new String(promtool.getInputStream().readAllBytes(), UTF_8));
    assertEquals(0, promtool.waitFor());
  }

  private static String get(MetricsPage page, String path) throws IOException {
    try (var body = open(page, path).getInputStream()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  private static HttpURLConnection open(MetricsPage page, String path) throws IOException {
    return (HttpURLConnection) URI.create("http://localhost:" + page.port() + path).toURL().openConnection();
  }
}
