// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Every meter of the server, by name and tag. Reasons are the words of closed enums, in lower case. Thread-safe. */
public final class FleetMetrics {
  /** Of {@link RoomCollector}: {@code organisation, site, room, state}. */
  static final String ROOM_READINESS = "klartecken_room_readiness";
  /** {@code organisation, site, room, purpose, state}. */
  static final String ROOM_PURPOSE_READINESS = "klartecken_room_purpose_readiness";
  /** {@code organisation, site, room, item, state}. */
  static final String ROOM_ITEM_STATE = "klartecken_room_item_state";
  /** {@code organisation, site, room, severity}. */
  static final String ROOM_TICKETS = "klartecken_room_tickets";
  /** {@code organisation, site, room}. */
  static final String ROOM_AGENT_CONNECTED = "klartecken_room_agent_connected";
  /** {@code organisation, site, room}. */
  static final String ROOM_LAST_SEEN = "klartecken_room_last_seen_timestamp_seconds";

  private final PrometheusRegistry prometheus = new PrometheusRegistry();
  private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, prometheus,
      Clock.SYSTEM);
  private final Timer commits = Timer.builder("klartecken.ingest.commit")
      .description("Time to commit a group of messages").publishPercentileHistogram().register(meters);
  private final Counter committed = counter("klartecken.ingest.committed", "Messages that were committed");

  private final Counter reflected = counter("klartecken.stamp.reflected", "Test packets that were sent back");

  /** The registry, for what brings its own meters (Vert.x). */
  public PrometheusMeterRegistry registry() {
    return meters;
  }

  /** Adds a collector that makes its figures when it is asked. */
  public void add(MultiCollector collector) {
    prometheus.register(collector);
  }

  /** Everything, in the text format of Prometheus. */
  public String scrape() {
    return meters.scrape();
  }

  /** A message of an agent was accepted; {@code kind} is its topic's last level. */
  public void messageAccepted(String kind) {
    Counter.builder("klartecken.ingest.messages").description("Messages that were accepted").tag("kind", kind)
        .register(meters).increment();
  }

  /** A message of an agent was refused. */
  public void messageRejected(Enum<?> reason) {
    Counter.builder("klartecken.ingest.rejected").description("Messages that were refused")
        .tag("reason", word(reason)).register(meters).increment();
  }

  /** A profile, class or standard of the house was not taken. */
  public void catalogRefused(Enum<?> reason) {
    Counter.builder("klartecken.catalog.refused").description("Faults for which files of the catalogue were not taken")
        .tag("reason", word(reason)).register(meters).increment();
  }

  /** A request to enrol was refused. */
  public void enrolmentRefused(Enum<?> reason) {
    Counter.builder("klartecken.enrol.rejected").description("Requests to enrol that were refused")
        .tag("reason", word(reason)).register(meters).increment();
  }

  /** A message that was a duplicate, or older than what was known. */
  public void messageOutdated(boolean duplicate) {
    Counter.builder("klartecken.ingest.outdated").description("Messages that told nothing new")
        .tag("duplicate", Boolean.toString(duplicate)).register(meters).increment();
  }

  /** The wall clock of a room PC is more than a day off. */
  public void clockOff() {
    counter("klartecken.ingest.clock_off", "Messages of room PCs whose clock is more than a day off").increment();
  }

  /** A group of messages was committed. */
  public void committed(int messages, Duration took) {
    commits.record(took);
    committed.increment(messages);
  }

  /** A connection to the front door, or an enrolment, was refused. */
  public void connectionRefused(Enum<?> reason) {
    Counter.builder("klartecken.mqtt.refused").description("Connections that were refused").tag("reason", word(reason))
        .register(meters).increment();
  }

  /** A test packet was sent back. */
  public void packetReflected() {
    reflected.increment();
  }

  /** A test packet was not answered. */
  public void packetDropped(Enum<?> reason) {
    Counter.builder("klartecken.stamp.dropped").description("Test packets that were not answered")
        .tag("reason", word(reason)).register(meters).increment();
  }

  /** Something came of a ticket; {@code event} is the simple name of a {@code TicketEvent}. */
  public void ticketEvent(String event) {
    Counter.builder("klartecken.ticket.events").description("What came of tickets")
        .tag("event", event.toLowerCase(Locale.ROOT)).register(meters).increment();
  }

  /** A request to the API was answered with an error. */
  public void apiRefused(Enum<?> reason) {
    Counter.builder("klartecken.api.refused").description("Requests to the API that were refused")
        .tag("reason", word(reason)).register(meters).increment();
  }

  /** A bearer token was denied. */
  public void tokenDenied(Enum<?> reason) {
    Counter.builder("klartecken.token.denied").description("Bearer tokens that were denied")
        .tag("reason", word(reason)).register(meters).increment();
  }

  /** A reader of an event stream was dropped because it read too slowly. */
  public void eventReaderDropped() {
    counter("klartecken.events.dropped", "Readers of events that were dropped because they were slow").increment();
  }

  /** How many read events now. */
  public void eventReaders(Supplier<Number> count) {
    gauge("klartecken.events.readers", "Readers of events", count);
  }

  /** How many are connected to the front door now. */
  public void connections(Supplier<Number> count) {
    gauge("klartecken.mqtt.connections", "Connections to the front door", count);
  }

  /** How many messages wait for a lane or for a commit. */
  public void backlog(Supplier<Number> count) {
    gauge("klartecken.ingest.backlog", "Messages that wait for their commit", count);
  }

  /** Usage sessions that no boot can hold. */
  public void implausibleUsage(Supplier<Number> count) {
    gauge("klartecken.usage.implausible", "Usage sessions that were ignored since the start", count);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(meters);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).strongReference(true).register(meters);
  }

  private static String word(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
