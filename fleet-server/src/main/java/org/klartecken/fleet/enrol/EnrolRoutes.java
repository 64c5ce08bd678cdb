// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.enrol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.JsonLibrary;
import org.klartecken.fleet.http.RouteGroup;
import org.klartecken.fleet.ingest.RateLimit;
import org.klartecken.fleet.store.NotStored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /enrol}: a room PC shows its token and gets its credentials. */
public final class EnrolRoutes implements RouteGroup {
  private static final Logger LOG = LoggerFactory.getLogger(EnrolRoutes.class);
  private static final int LARGEST = 4_096;
  private final JsonType<Request> requests;
  private final JsonType<Answer> answers;
  private final JsonType<Problem> problems;
  private final RateLimit refusals = new RateLimit(20, Duration.ofMinutes(1));
  private final Enrolment enrolment;
  private final String caPem;
  private final String publicHost;
  private final String publicUrl;
  private final IntSupplier mqttPort;
  private final InstantSource clock;
  private final Consumer<EnrolRefusal> counter;

  /** What a PC asks. */
  @Json
  record Request(@Nullable String token, @Nullable String nonce, @Nullable String name, @Nullable String version) {
  }

  /**
   * What an agent needs to connect.
   *
   * @param web address of the web; absent: the one that it asked
   */
  @Json
  record Answer(String agent, String shard, String mqttHost, int mqttPort, String username, String password,
      String caPem, @Nullable String web) {
  }

  /** RFC 9457. */
  @Json
  record Problem(String type, String title, int status, String detail, String reason) {
  }

  /**
   * @param publicHost name under which agents reach the front door; empty: the one that they asked here
   * @param publicUrl under which they reach the web; empty: likewise
   * @param counter is told each refusal
   */
  public EnrolRoutes(Enrolment enrolment, String caPem, String publicHost, String publicUrl, IntSupplier mqttPort,
      InstantSource clock, Consumer<EnrolRefusal> counter) {
    Jsonb jsonb = JsonLibrary.build(Jsonb.builder().failOnUnknown(false));
    requests = jsonb.type(Request.class);
    answers = jsonb.type(Answer.class);
    problems = jsonb.type(Problem.class);
    this.enrolment = enrolment;
    this.caPem = caPem;
    this.publicHost = publicHost;
    this.publicUrl = publicUrl;
    this.mqttPort = mqttPort;
    this.clock = clock;
    this.counter = counter;
  }

  @Override
  public void mount(Vertx vertx, Router router) {
    router.post("/enrol").handler(BodyHandler.create(false).setBodyLimit(LARGEST)).handler(this::enrol)
        .failureHandler(this::failed);
  }

  private void enrol(RoutingContext context) {
    String address = context.request().remoteAddress().hostAddress();
    EnrolOutcome outcome = refusals.exceeded(address, clock.instant())
        ? new EnrolOutcome.Refused(EnrolRefusal.TOO_MANY)
        : read(context).map(this::enrol).orElse(new EnrolOutcome.Refused(EnrolRefusal.MALFORMED));
    switch (outcome) {
      case EnrolOutcome.Enrolled enrolled -> {
        LOG.info("Enrolled: agent={} room={}", enrolled.agent(), enrolled.room().id());
        answer(context, 200, "application/json", answers.toJson(answer(context, enrolled)));
      }
      case EnrolOutcome.Refused(EnrolRefusal reason) -> refuse(context, address, reason);
    }
  }

  /** A body that is too large, or a fault of ours: whoever asked is told in the same form. */
  private void failed(RoutingContext context) {
    boolean theirs = context.statusCode() >= 400 && context.statusCode() < 500;
    if (!theirs) {
      LOG.error("A request to enrol failed", context.failure());
    }
    refuse(context, context.request().remoteAddress().hostAddress(),
        theirs ? EnrolRefusal.MALFORMED : EnrolRefusal.SERVER_FAULT);
  }

  private void refuse(RoutingContext context, String address, EnrolRefusal reason) {
    if (reason.isTheirs()) {
      refusals.count(address, clock.instant());
    }
    counter.accept(reason);
    LOG.warn("Not enrolled: reason={} from={}", reason, address);
    answer(context, reason.status(), "application/problem+json", problems.toJson(
        new Problem("about:blank", "Not enrolled", reason.status(), reason.sentence(), reason.name())));
  }

  private Optional<Request> read(RoutingContext context) {
    try {
      String body = context.body().asString();
      return body == null || body.isBlank()
          ? Optional.empty()
          : Optional.of(requests.fromJson(body.getBytes(UTF_8)));
    } catch (RuntimeException e) { // whatever the decoder says of hostile octets
      LOG.debug("A request to enrol is no JSON: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private EnrolOutcome enrol(Request request) {
    String token = request.token();
    String nonce = request.nonce();
    String name = request.name();
    String version = request.version();
    if (token == null || nonce == null || name == null) {
      return new EnrolOutcome.Refused(EnrolRefusal.MALFORMED);
    }
    try {
      return enrolment.enrol(token, nonce, name, version == null ? "" : version, clock.instant());
    } catch (NotStored e) {
      LOG.error("Nothing can be stored: {}", e.getMessage());
      return new EnrolOutcome.Refused(EnrolRefusal.NOT_STORED);
    }
  }

  private Answer answer(RoutingContext context, EnrolOutcome.Enrolled enrolled) {
    String asked = context.request().authority() == null ? "localhost" : context.request().authority().host();
    return new Answer(enrolled.agent().value(), enrolled.shard(), publicHost.isEmpty() ? asked : publicHost,
        mqttPort.getAsInt(), enrolled.agent().value(), enrolled.password(), caPem,
        publicUrl.isEmpty() ? null : publicUrl);
  }

  private static void answer(RoutingContext context, int status, String type, String body) {
    context.response().setStatusCode(status).putHeader("Content-Type", type).putHeader("Cache-Control", "no-store")
        .end(body);
  }
}
