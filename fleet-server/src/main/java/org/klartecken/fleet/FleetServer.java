// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.net.BindException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.WireCodec;
import org.klartecken.fleet.catalog.CatalogKeeper;
import org.klartecken.fleet.catalog.CatalogWatch;
import org.klartecken.fleet.change.ChangeWriter;
import org.klartecken.fleet.change.StoredChanges;
import org.klartecken.fleet.enrol.AgentAccess;
import org.klartecken.fleet.enrol.AgentRegistry;
import org.klartecken.fleet.enrol.CertificateAuthority;
import org.klartecken.fleet.enrol.EnrolRoutes;
import org.klartecken.fleet.enrol.EnrolTokens;
import org.klartecken.fleet.enrol.Enrolment;
import org.klartecken.fleet.enrol.RoomDefaults;
import org.klartecken.fleet.health.HealthRoutes;
import org.klartecken.fleet.history.HistoryWriter;
import org.klartecken.fleet.history.StoredHistory;
import org.klartecken.fleet.http.RouteGroup;
import org.klartecken.fleet.ingest.DoorLimits;
import org.klartecken.fleet.ingest.EmbeddedMqtt;
import org.klartecken.fleet.ingest.MessageDecoder;
import org.klartecken.fleet.ingest.Rejections;
import org.klartecken.fleet.metrics.FleetMetrics;
import org.klartecken.fleet.metrics.MetricsRoutes;
import org.klartecken.fleet.metrics.RoomCollector;
import org.klartecken.fleet.pipeline.CommitStep;
import org.klartecken.fleet.pipeline.Pipeline;
import org.klartecken.fleet.pipeline.RoomStateWriter;
import org.klartecken.fleet.reflect.DropReason;
import org.klartecken.fleet.reflect.ReflectorMeter;
import org.klartecken.fleet.reflect.StampReflector;
import org.klartecken.fleet.room.KnownRoom;
import org.klartecken.fleet.room.RoomDirectory;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.fleet.room.RoomStore;
import org.klartecken.fleet.selftest.NightlySelfTests;
import org.klartecken.fleet.selftest.SelfTestBoard;
import org.klartecken.fleet.selftest.SelfTestDesk;
import org.klartecken.fleet.selftest.SelfTestParts;
import org.klartecken.fleet.selftest.SelfTestWriter;
import org.klartecken.fleet.store.Database;
import org.klartecken.fleet.store.StoreCheck;
import org.klartecken.fleet.ticket.SqlTicketDesk;
import org.klartecken.fleet.ticket.TicketDesk;
import org.klartecken.fleet.ticket.TicketFeed;
import org.klartecken.fleet.ticket.TicketWriter;
import org.klartecken.fleet.token.TokenStore;
import org.klartecken.fleet.unit.StoredUnits;
import org.klartecken.fleet.unit.UnitWriter;
import org.klartecken.fleet.usage.StoredUsage;
import org.klartecken.fleet.usage.UsageWriter;
import org.klartecken.fleet.web.Pages;
import org.klartecken.fleet.web.WebConfig;
import org.klartecken.fleet.web.WebParts;
import org.klartecken.fleet.web.WebServer;
import org.klartecken.fleet.web.api.ApiLimits;
import org.klartecken.fleet.web.api.ApiRoutes;
import org.klartecken.fleet.web.api.ApiSources;
import org.klartecken.fleet.web.api.EventHub;
import org.klartecken.profile.ProfileCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the parts, in the order in which a message flows; knows them all. */
public final class FleetServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetServer.class);
  private static final int START_SECONDS = 60;
  private final FleetConfig config;
  private final InstantSource clock;
  private final DataFolder folder;
  private final FleetStore store;
  private final FleetMetrics metrics = new FleetMetrics();
  private final RoomDirectory directory = new RoomDirectory();
  private final TicketFeed tickets = new TicketFeed();
  private final UsageWriter usage = new UsageWriter();
  private final SelfTestBoard selfTests = new SelfTestBoard();
  private final SelfTestParts testing;
  private final EventHub events;
  private final CertificateAuthority authority;
  private final AgentRegistry agents;
  private final Rejections rejections;
  private final CatalogKeeper catalog;
  private final Pipeline pipeline;
  private final Vertx vertx;
  private final EmbeddedMqtt door;
  private final Pages pages;
  private final WebServer web;
  private @Nullable StampReflector reflector;

  private FleetServer(FleetConfig config, InstantSource clock, DataFolder folder, FleetStore store) {
    this.config = config;
    this.clock = clock;
    this.folder = folder;
    this.store = store;
    CompletableFuture<List<KnownRoom>> known = CompletableFuture.supplyAsync(
        () -> database().read(connection -> new RoomStore().all(connection)),
        Thread.ofPlatform().daemon().name("known-rooms")::start); // the longest of what a start waits for
    int cores = Runtime.getRuntime().availableProcessors();
    Instant now = clock.instant();
    authority = store.authority(config.hosts(), now);
    agents = AgentRegistry.load(store.database());
    rejections = new Rejections(clock, metrics::messageRejected);
    catalog = CatalogKeeper.open(store.database(), config.data().resolve("catalog"), clock,
        metrics::catalogRefused);
    pipeline = new Pipeline(store.database(), catalog.inForce(), directory, steps(),
        new MessageDecoder(new WireCodec()),
        agent -> agents.find(agent).map(AgentAccess::room).orElse(null), rejections, new MeteredPipeline(metrics),
        clock, Math.max(2, cores));
    catalog.inForce().listen(pipeline::judgeAll);
    MetricsOptions metered = new MicrometerMetricsOptions().setEnabled(true).setJvmMetricsEnabled(false);
    vertx = Vertx.builder().with(new VertxOptions().setMetricsOptions(metered))
        .withMetrics(new MicrometerMetricsFactory(metrics.registry())).build();
    door = new EmbeddedMqtt(vertx, config.bind(), config.mqttPort(), authority.serverPem(), authority.serverKeyPem(),
        new RegistryGatekeeper(agents, new TokenStore(database().dataSource()), clock), pipeline, rejections,
        DoorLimits.USUAL, clock);
    testing = selfTestParts();
    pipeline.load(known.join()); // before anybody listens, to whom it would be no news
    events = new EventHub(directory, clock);
    tickets.listen(news -> events.ticketChanged(news.ticket()));
    WebConfig served = new WebConfig(config.bind(), config.httpPort(), tlsPort(), config.publicUrl(), config.zone());
    pages = pages(served);
    web = new WebServer(served, routes());
  }

  /**
   * Starts a server; when this returns it takes messages and answers.
   *
   * @throws CannotStart with one sentence for the person who started it
   */
  public static FleetServer start(FleetConfig config, InstantSource clock) {
    FleetServer server = build(config, clock);
    try {
      server.open();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static FleetServer build(FleetConfig config, InstantSource clock) {
    DataFolder folder = DataFolder.lock(config.data());
    try {
      return new FleetServer(config, clock, folder, FleetStore.open(config.data()));
    } catch (RuntimeException e) {
      folder.release();
      throw e;
    }
  }

  /** The authority travels with the certificate, so that who knows its fingerprint alone can trust it. */
  private WebConfig.@Nullable TlsPort tlsPort() {
    Integer https = config.httpsPort();
    return https == null
        ? null
        : new WebConfig.TlsPort(https,
            new PemKeyCertOptions().addCertValue(Buffer.buffer(authority.serverPem() + authority.caPem()))
                .addKeyValue(Buffer.buffer(authority.serverKeyPem())));
  }

  /** What every transaction of the pipeline writes, in this order. */
  private List<CommitStep> steps() {
    return List.of(new RoomStateWriter(), new TicketWriter(tickets), usage, new HistoryWriter(),
        new SelfTestWriter(selfTests), new ChangeWriter(), new UnitWriter());
  }

  /** What the web serves, in this order. */
  private List<RouteGroup> routes() {
    DataSource data = database().dataSource();
    TokenStore tokens = new TokenStore(data);
    TicketDesk desk = new SqlTicketDesk(database(), this.tickets, clock);
    metrics.add(RoomCollector.of(directory, desk));
    metrics.eventReaders(events::readers);
    RoomDefaults defaults = new RoomDefaults(config.organisation(), config.site(), config.siteName(),
        ProfileCatalog.DEFAULT_STANDARD, config.zone());
    Enrolment enrolment = new Enrolment(database(), agents, defaults, store.enrolKey(), pipeline::amended);
    return List.of(
        new HealthRoutes(List.of(new HealthRoutes.Check("store", new StoreCheck(database(), clock)::trouble),
            new HealthRoutes.Check("mqtt",
                () -> door.port() > 0 ? Optional.empty() : Optional.of("the front door is closed")))),
        new EnrolRoutes(enrolment, authority.caPem(), config.publicHost(), config.publicUrl(), door::port, clock,
            metrics::enrolmentRefused),
        new MetricsRoutes(metrics, tokens, clock), new ApiRoutes(
            new ApiSources(directory, desk, new StoredHistory(data), new StoredUsage(data), testing,
                new StoredChanges(data), new StoredUnits(data), tokens, metrics, catalog.inForce(), clock),
            events, ApiLimits.USUAL),
        pages);
  }

  private Pages pages(WebConfig served) {
    var data = database().dataSource();
    Pages made = new Pages(new WebParts(served, data, directory, new SqlTicketDesk(database(), tickets, clock),
        new StoredHistory(data), new StoredUsage(data), testing, new StoredChanges(data), new StoredUnits(data),
        catalog, new ServerRooms(database(),
            new EnrolTokens(database(), authority.fingerprint()), pipeline::amended, clock),
        clock));
    selfTests.listen(made::selfTestChanged);
    tickets.listen(news -> made.ticketChanged(news.ticket().room()));
    return made;
  }

  private SelfTestParts selfTestParts() {
    return SelfTestParts.of(database().dataSource(), directory, selfTests, door::send,
        () -> new SelfTestDesk.Reflector(Optional.of(stampPort()).filter(port -> port > 0),
            StampKeyFile.hex(config.stampKey())),
        clock);
  }

  private void open() {
    Database database = database();
    noteUnits(database);
    metrics.backlog(pipeline::backlog);
    metrics.connections(door::connections);
    metrics.implausibleUsage(usage::implausible);
    new Retention(database.dataSource(), clock).start(vertx);
    CatalogWatch.start(catalog, vertx);
    beginSelfTests();
    await(door.open(Runtime.getRuntime().availableProcessors()), "--mqtt-port", config.mqttPort());
    pipeline.start(door);
    reflector = reflector();
    openWeb();
    LOG.info("Serving: rooms={} http={} mqtt={} stamp={}", directory.all().size(), httpPort(), mqttPort(),
        stampPort());
  }

  private void openWeb() {
    try {
      await(web.deploy(vertx), "--http-port", config.httpPort());
    } catch (CannotStart e) {
      Integer https = config.httpsPort();
      throw https != null && web.port() > 0 ? notListening("--https-port", https, e) : e;
    }
  }

  private void beginSelfTests() {
    NightlySelfTests nightly = new NightlySelfTests(directory, testing.desk(), testing.sound(), clock);
    vertx.setPeriodic(TimeUnit.SECONDS.toMillis(10), _ -> vertx.executeBlocking(() -> {
      testing.times().look();
      nightly.look();
      return true;
    }).onFailure(e -> LOG.warn("Self-tests that are due could not be begun: {}", e.getMessage())));
  }

  private StampReflector reflector() {
    try {
      return StampReflector.open(config.bind(), config.stampPort(), StampKeyFile.read(config.stampKey()),
          new ReflectorMeter() {
            @Override
            public void reflected() {
              metrics.packetReflected();
            }

            @Override
            public void dropped(DropReason reason) {
              metrics.packetDropped(reason);
            }
          }, clock);
    } catch (IOException e) {
      throw notListening("--stamp-port", config.stampPort(), e);
    }
  }

  /** Units of rooms that an older version stored are known from the first start on. */
  private void noteUnits(Database database) {
    if (new StoredUnits(database.dataSource()).isEmpty()) {
      database.write(connection -> {
        for (RoomSnapshot room : directory.all()) {
          UnitWriter.note(connection, room);
        }
        return true;
      });
    }
  }

  private static void await(Future<?> started, String option, int port) {
    try {
      started.await(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) { // Vert.x throws the cause as it is, checked or not
      throw notListening(option, port, e);
    }
  }

  private static CannotStart notListening(String option, int port, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return new CannotStart("Port " + port + " is taken or may not be used (" + cause.getMessage()
            + "). Choose another with " + option + ".", e);
      }
    }
    return new CannotStart("Listening on port " + port + " failed: " + e.getMessage(), e);
  }

  public Database database() {
    return store.database();
  }

  FleetMetrics metrics() {
    return metrics;
  }

  public RoomDirectory directory() {
    return directory;
  }

  /** The path of the one-time link that sets the administrator, while there is none. */
  public Optional<String> setupPath() {
    return pages.setupPath();
  }

  public int httpPort() {
    return web.port();
  }

  /** The port where the web is served by https; 0 without one. */
  public int httpsPort() {
    return web.httpsPort();
  }

  public int mqttPort() {
    return door.port();
  }

  /** The UDP port where test packets are reflected; -1 before and after. */
  public int stampPort() {
    return reflector == null ? -1 : reflector.port();
  }

  /** Stops: nobody new, what is there is committed and acknowledged, then goodbye. */
  @Override
  public void close() {
    if (reflector != null) {
      reflector.close();
    }
    pipeline.close();
    door.close();
    pages.close();
    try {
      vertx.close().await(10, TimeUnit.SECONDS);
    } catch (Exception e) { // Vert.x throws the cause as it is, checked or not
      LOG.warn("The network did not close in time: {}", e.getMessage());
    }
    store.close();
    folder.release();
  }
}
