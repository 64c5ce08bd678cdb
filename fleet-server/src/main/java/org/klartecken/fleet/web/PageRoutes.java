// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import gg.jte.output.StringOutput;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.klartecken.fleet.http.RouteGroup;
import org.klartecken.fleet.web.Page.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the pages: who may see what, tokens of forms, what an answer means in HTTP, and designed error pages. */
final class PageRoutes implements RouteGroup {
  private static final Logger LOG = LoggerFactory.getLogger(PageRoutes.class);
  private static final String TURNED_AWAY = "turned-away";
  private final List<Page> pages;
  private final Visits visits;

  PageRoutes(List<Page> pages, Visits visits) {
    this.pages = pages;
    this.visits = visits;
  }

  @Override
  public void mount(Vertx vertx, Router router) {
    // a password costs half a second of a core: nobody else waits for it
    WorkerExecutor forms = vertx.createSharedWorkerExecutor("forms",
        Math.max(2, Runtime.getRuntime().availableProcessors()));
    for (Page page : pages) {
      router.get(page.path()).handler(context -> show(context, page));
      router.post(page.path()).handler(BodyHandler.create(false).setBodyLimit(page.largestForm()))
          .handler(context -> act(context, page, forms));
    }
    for (int status : new int[]{400, 403, 404, 405, 413, 500}) {
      router.errorHandler(status, context -> failed(context, status));
    }
  }

  private void show(RoutingContext context, Page page) {
    Visit visit = visits.read(context);
    if (mayPass(context, page, visit)) {
      answer(context, visit, page.show(visit));
    }
  }

  private void act(RoutingContext context, Page page, WorkerExecutor forms) {
    Visit visit = visits.read(context);
    if (!mayPass(context, page, visit)) {
      return;
    }
    if (!visits.isOurs(context, visit)) {
      LOG.warn("form refused: address={} path={} reason=TOKEN_WRONG", visit.address(), visit.path());
      context.put(TURNED_AWAY, "expired").fail(403);
      return;
    }
    answer(context, visit, forms.executeBlocking(() -> page.act(visit), false).await());
  }

  /** Sends those who are not logged in to the log-in, which sends them back. */
  private boolean mayPass(RoutingContext context, Page page, Visit visit) {
    if (page.access() == Access.EVERYBODY || visit.session() != null) {
      return true;
    }
    boolean back = context.request().method().equals(HttpMethod.GET) && !context.request().uri().equals("/");
    redirect(context,
        back ? "/login?next=" + URLEncoder.encode(context.request().uri(), StandardCharsets.UTF_8) : "/login");
    return false;
  }

  private void answer(RoutingContext context, Visit visit, Answer answer) {
    switch (answer) {
      case Answer.Shown(int status, var model, Duration keep) -> {
        StringOutput html = new StringOutput(16 * 1024);
        model.render(html);
        String cache = keep.isZero() ? "no-store" : "private, max-age=" + keep.toSeconds();
        context.response().setStatusCode(status).putHeader("Content-Type", "text/html; charset=utf-8")
            .putHeader("Cache-Control", cache).end(html.toString());
      }
      case Answer.Moved(String to, Notice notice) -> {
        visits.tell(context, notice);
        redirect(context, to);
      }
      case Answer.Missing() -> context.fail(404);
      case Answer.TooMany(Duration wait) -> {
        context.response().putHeader("Retry-After", Long.toString(wait.toSeconds()));
        send(context, 429, ErrorView.tooMany(visit, wait));
      }
      case Answer.LoggedIn(String cookie, String to) -> {
        visits.begin(context, cookie);
        redirect(context, to);
      }
      case Answer.LoggedOut() -> {
        visits.end(context);
        redirect(context, "/login");
      }
    }
  }

  private void failed(RoutingContext context, int status) {
    if (context.response().ended() || context.response().headWritten()) {
      return;
    }
    if (status == 500) {
      LOG.error("page failed: path={}", context.normalizedPath(), context.failure());
    }
    if (context.normalizedPath().startsWith("/api/")) {
      context.response().setStatusCode(status).end();
      return;
    }
    String reason = "expired".equals(context.get(TURNED_AWAY)) ? "expired" : Integer.toString(status);
    send(context, status, ErrorView.of(visits.read(context), reason));
  }

  private static void send(RoutingContext context, int status, ErrorView view) {
    StringOutput html = new StringOutput();
    view.model().render(html);
    context.response().setStatusCode(status).putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store").end(html.toString());
  }

  private static void redirect(RoutingContext context, String to) {
    context.response().setStatusCode(303).putHeader("Location", to).putHeader("Cache-Control", "no-store").end();
  }
}
