// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ValidatorException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.klartecken.contract.Printable;
import org.klartecken.fleet.http.RouteGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything below {@code /api/v1}: the gate, then the contract's router, then one resource per operation. */
public final class ApiRoutes implements RouteGroup {
  static final String PREFIX = "/api/v1";
  private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);
  private final ApiSources sources;
  private final EventHub hub;
  private final ApiLimits limits;

  public ApiRoutes(ApiSources sources, EventHub hub, ApiLimits limits) {
    this.sources = sources;
    this.hub = hub;
    this.limits = limits;
  }

  @Override
  public void mount(Vertx vertx, Router router) {
    ContractDocument document = ContractDocument.read();
    OpenAPIContract contract = Future.await(OpenAPIContract.from(vertx, document.forRouter()));
    RouterBuilder builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
    builder.rootHandler(BodyHandler.create(false).setBodyLimit(limits.bodyOctets()));
    builder.getRoute("getContract").setDoValidation(false)
        .addHandler(c -> c.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml").end(document.text()));
    builder.getRoute("getReachable").setDoValidation(false).addHandler(c -> c.response().setStatusCode(204).end());
    EventStream events = new EventStream(vertx, hub, sources, limits.eventReaders());
    builder.getRoute("streamEvents").setDoValidation(false).addHandler(events::open);
    operations().forEach((id, operation) -> builder.getRoute(id).addHandler(c -> answer(c, operation)));
    builder.getRoutes().forEach(route -> route.setDoSecurity(false)); // the gate did it
    router.route(PREFIX + "/*").handler(new Gate(new ApiTable(document, contract), sources, limits));
    router.route(PREFIX + "/*").subRouter(builder.createRouter());
    router.route(PREFIX + "/*").failureHandler(this::fail);
  }

  private Map<String, Function<ApiRequest, JsonObject>> operations() {
    RoomResource rooms = new RoomResource(sources.rooms(), sources.history(), sources.changes(), sources.units(),
        sources.catalog());
    ChangeResource changes = new ChangeResource(sources.changes(), sources.rooms());
    TicketResource tickets = new TicketResource(sources.tickets(), sources.rooms(), sources.changes());
    SelfTestResource selfTests = new SelfTestResource(sources.selfTests(), rooms);
    UsageResource usage = new UsageResource(sources.usage());
    Map<String, Function<ApiRequest, JsonObject>> table = new LinkedHashMap<>();
    table.put("listRooms", rooms::list);
    table.put("getRoom", rooms::detail);
    table.put("listDevices", rooms::devices);
    table.put("getHistory", rooms::history);
    table.put("listRoomChanges", rooms::changes);
    table.put("listChanges", changes::list);
    table.put("getUsage", request -> usage.days(rooms.find(request).room(), request));
    table.put("listSelfTests", selfTests::list);
    table.put("startSelfTest", selfTests::start);
    table.put("cancelSelfTest", selfTests::cancel);
    TestTimeResource times = new TestTimeResource(sources.selfTests(), rooms);
    table.put("listSelfTestTimes", times::list);
    table.put("addSelfTestTime", times::add);
    table.put("removeSelfTestTime", times::remove);
    table.put("restoreSelfTestTime", times::restore);
    table.put("setSelfTestSound", times::sound);
    table.put("listStandards", new StandardResource(sources.catalog())::list);
    table.put("listTickets", tickets::list);
    table.put("getTicket", tickets::detail);
    table.put("acknowledgeTicket", tickets::acknowledge);
    table.put("commentTicket", tickets::comment);
    table.put("closeTicket", tickets::close);
    return table;
  }

  private void answer(RoutingContext context, Function<ApiRequest, JsonObject> operation) {
    JsonObject json = operation.apply(ApiRequest.of(context, sources.clock().instant()));
    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json.toBuffer());
  }

  private void fail(RoutingContext context) {
    ApiProblem problem = problem(context);
    sources.metrics().apiRefused(problem.reason());
    if (problem.reason() == ApiReason.INTERNAL) {
      LOG.error("reason=internal path={}", Printable.quote(context.request().path()), context.failure());
    }
    if (context.response().headWritten()) {
      context.response().reset();
    } else {
      problem.send(context.response());
    }
  }

  private static ApiProblem problem(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure instanceof ApiProblem known) {
      return known;
    }
    if (failure != null && failure.getCause() instanceof ValidatorException invalid) {
      String detail = Printable.clean(String.valueOf(invalid.getMessage()));
      return detail.contains("request body")
          ? new ApiProblem(ApiReason.INVALID_BODY, BodyFault.told(invalid).map(Printable::clean).orElse(detail))
          : new ApiProblem(ApiReason.INVALID_PARAMETER, detail);
    }
    return switch (context.statusCode()) {
      case 413 -> new ApiProblem(ApiReason.BODY_TOO_LARGE, "The body is too large.");
      case 404 -> new ApiProblem(ApiReason.NO_SUCH_PATH, "There is nothing here.");
      default -> new ApiProblem(ApiReason.INTERNAL, "The server's log says more.");
    };
  }
}
