// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.session.Secret;
import org.klartecken.fleet.web.session.Session;
import org.klartecken.fleet.web.session.Sessions;
import org.klartecken.fleet.web.words.Lang;
import org.klartecken.fleet.web.words.Words;

/** Reads visits from requests, and the cookies that belong to them. */
final class Visits {
  static final String SESSION = "klartecken_session";
  private static final String VISITOR = "klartecken_visitor";
  private static final String NOTICE = "klartecken_notice";
  private static final String LANG = "lang";
  private static final long YEAR = 31_536_000;
  private final WebConfig config;
  private final Sessions sessions;
  private final InstantSource clock;

  Visits(WebConfig config, Sessions sessions, InstantSource clock) {
    this.config = config;
    this.sessions = sessions;
    this.clock = clock;
  }

  Visit read(RoutingContext context) {
    var request = context.request();
    Instant now = clock.instant();
    Session session = session(context, now).orElse(null);
    Lang lang = Lang.choose(request.getParam("lang"), cookie(context, LANG), request.getHeader("Accept-Language"));
    if (lang.tag().equals(request.getParam("lang"))) {
      context.response().addCookie(plain(LANG, lang.tag()).setMaxAge(YEAR));
    }
    return new Visit(Words.in(lang), Theme.ofCookie(cookie(context, "theme")), session, formToken(context, session),
        notice(context), now, config.zone(), context.normalizedPath(), first(context.queryParams()),
        first(request.formAttributes()), Map.copyOf(context.pathParams()), address(context), origin(context));
  }

  Optional<Session> session(RoutingContext context, Instant now) {
    return Optional.ofNullable(cookie(context, SESSION)).flatMap(value -> sessions.find(value, now));
  }

  /** Whether a form came from a page of ours: it carries the token, and no browser says that it came from elsewhere. */
  boolean isOurs(RoutingContext context, Visit visit) {
    String site = context.request().getHeader("Sec-Fetch-Site");
    boolean here = site == null || site.equals("same-origin") || site.equals("none");
    return here && Secret.same(visit.formToken(), visit.field("token"));
  }

  void begin(RoutingContext context, String value) {
    context.response().addCookie(secret(SESSION, value).setMaxAge(Sessions.LONGEST.toSeconds()));
  }

  void end(RoutingContext context) {
    context.response().addCookie(secret(SESSION, "").setMaxAge(0));
  }

  void tell(RoutingContext context, Notice notice) {
    if (notice.kind() != Notice.Kind.NONE) {
      context.response().addCookie(secret(NOTICE, notice.cookie()).setMaxAge(60));
    }
  }

  static String address(RoutingContext context) {
    return Optional.ofNullable(context.request().remoteAddress()).map(a -> a.hostAddress()).orElse("unknown");
  }

  private String formToken(RoutingContext context, @Nullable Session session) {
    String base = cookie(context, session == null ? VISITOR : SESSION);
    if (base == null || !Secret.isWellFormed(base)) {
      base = Secret.fresh();
      context.response().addCookie(secret(VISITOR, base));
    }
    return Secret.formToken(base);
  }

  private Notice notice(RoutingContext context) {
    String value = cookie(context, NOTICE);
    if (value == null || !context.request().method().equals(io.vertx.core.http.HttpMethod.GET)) {
      return Notice.NONE;
    }
    context.response().addCookie(secret(NOTICE, "").setMaxAge(0));
    return Notice.ofCookie(value);
  }

  private String origin(RoutingContext context) {
    if (!config.publicUrl().isEmpty()) {
      return config.publicUrl();
    }
    var authority = context.request().authority();
    return context.request().scheme() + "://" + (authority == null ? "localhost" : authority);
  }

  private Cookie secret(String name, String value) {
    return plain(name, value).setHttpOnly(true);
  }

  private Cookie plain(String name, String value) {
    return Cookie.cookie(name, value).setPath("/").setSameSite(CookieSameSite.LAX).setSecure(config.secure());
  }

  private static @Nullable String cookie(RoutingContext context, String name) {
    Cookie cookie = context.request().getCookie(name);
    return cookie == null || cookie.getValue().length() > 200 ? null : cookie.getValue();
  }

  private static Map<String, String> first(MultiMap values) {
    Map<String, String> first = new LinkedHashMap<>();
    values.forEach(entry -> first.putIfAbsent(entry.getKey(), entry.getValue()));
    return first;
  }
}
