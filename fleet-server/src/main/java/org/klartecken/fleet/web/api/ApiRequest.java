// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.token.ApiToken;

/** A request that met the contract, by an asker who may ask. */
record ApiRequest(ValidatedRequest valid, ApiToken token, Instant now) {
  private static final int USUAL_LIMIT = 50;

  static ApiRequest of(RoutingContext context, Instant now) {
    ValidatedRequest valid = context.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    return new ApiRequest(valid, Gate.token(context), now);
  }

  int limit() {
    RequestParameter limit = given(valid.getQuery(), "limit");
    return limit == null ? USUAL_LIMIT : limit.getInteger();
  }

  @Nullable
  String cursor() {
    return text("cursor");
  }

  /** A parameter of the query, or null. */
  @Nullable
  String text(String name) {
    RequestParameter parameter = given(valid.getQuery(), name);
    return parameter == null ? null : parameter.getString();
  }

  /** The body, which the contract demands. */
  JsonObject body() {
    return valid.getBody().getJsonObject();
  }

  /** A parameter of the path. */
  String path(String name) {
    RequestParameter parameter = valid.getPathParameters().get(name);
    if (parameter == null) {
      throw new IllegalStateException("the contract names no path parameter " + name);
    }
    return String.valueOf(parameter.get());
  }

  /** The words of a parameter that may be repeated; empty when it is absent. */
  <E extends Enum<E>> Set<E> words(String name, Class<E> type) {
    RequestParameter parameter = given(valid.getQuery(), name);
    Set<E> words = new LinkedHashSet<>();
    if (parameter != null) {
      parameter.getJsonArray().forEach(word -> words.add(Enum.valueOf(type, String.valueOf(word))));
    }
    return words;
  }

  @Nullable
  Instant instant(String name) {
    String text = text(name);
    return text == null ? null : instant(name, text);
  }

  /** The time that a text says, of this name. */
  static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException e) {
      throw new ApiProblem(ApiReason.INVALID_PARAMETER, name + " must look like 2026-11-21T08:00:00Z.");
    }
  }

  @Nullable
  LocalDate date(String name) {
    String text = text(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new ApiProblem(ApiReason.INVALID_PARAMETER, name + " must look like 2026-11-21.");
    }
  }

  private static @Nullable RequestParameter given(Map<String, RequestParameter> parameters, String name) {
    RequestParameter parameter = parameters.get(name);
    return parameter == null || parameter.isNull() || parameter.isEmpty() ? null : parameter;
  }
}
