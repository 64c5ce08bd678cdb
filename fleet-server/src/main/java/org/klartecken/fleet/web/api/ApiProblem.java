// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** An answer that says why not; ends a request at any depth, and is sent by the failure handler alone. */
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ApiReason reason;

  /** @param detail one sentence; never with anything that the asker may not see */
  ApiProblem(ApiReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  ApiReason reason() {
    return reason;
  }

  /** Sends it as {@code application/problem+json} (RFC 9457). */
  void send(HttpServerResponse response) {
    response.setStatusCode(reason.status()).putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store").end(json().encode());
  }

  JsonObject json() {
    return new JsonObject().put("type", reason.type()).put("title", reason.title()).put("status", reason.status())
        .put("detail", String.valueOf(getMessage())).put("reason", reason.name());
  }
}
