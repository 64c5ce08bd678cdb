// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import java.util.Locale;

/** Why a request was not answered with what it asked for; a word of the contract and a metric label. */
enum ApiReason {
  INVALID_PARAMETER(400, "A parameter is not what the contract says"), //
  INVALID_BODY(400, "The body is not what the contract says"), //
  INVALID_CURSOR(400, "The cursor is not one of this list"), //
  UNAUTHENTICATED(401, "A bearer token that holds is needed"), //
  SCOPE_MISSING(403, "The token does not allow this"), //
  NO_SUCH_PATH(404, "There is nothing at this address"), //
  NO_SUCH_ROOM(404, "There is no such room"), //
  NO_SUCH_TICKET(404, "There is no such ticket"), //
  NO_SUCH_TIME(404, "There is no such time"), //
  METHOD_NOT_ALLOWED(405, "This cannot be done here"), //
  NOT_ACCEPTABLE(406, "The answer comes in another format only"), //
  ALREADY_CLOSED(409, "The ticket is closed"), //
  ALREADY_RESOLVED(409, "The ticket is resolved"), //
  NOT_CONNECTED(409, "The room PC cannot be reached"), //
  IN_USE(409, "Somebody uses the room"), //
  ALREADY_RUNNING(409, "A self-test runs already"), //
  NOT_RUNNING(409, "No self-test runs"), //
  TOO_MANY_TIMES(409, "The room has too many times already"), //
  BODY_TOO_LARGE(413, "The body is too large"), //
  UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json"), //
  RATE_LIMITED(429, "Too many requests"), //
  INTERNAL(500, "The server failed"), //
  TOO_MANY_READERS(503, "Too many read events already");

  private final int status;
  private final String title;

  ApiReason(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The {@code type} of RFC 9457. */
  String type() {
    return "urn:klartecken:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
