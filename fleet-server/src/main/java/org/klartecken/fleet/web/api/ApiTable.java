// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the contract offers where, so that a wrong path, method or format has an answer of its own. */
final class ApiTable {
  private final List<Entry> entries;

  ApiTable(ContractDocument document, OpenAPIContract contract) {
    entries = contract.operations().stream().map(operation -> entry(document, operation)).toList();
  }

  /**
   * One operation.
   *
   * @param path below {@code /api/v1}
   * @param produces its one media type of success
   * @param takesBody whether it needs a JSON body
   */
  record Entry(Pattern path, HttpMethod method, String produces, boolean takesBody, boolean open) {
    boolean writes() {
      return !method.equals(HttpMethod.GET);
    }

    /** Refuses a request that wants another format than there is, or brings one. */
    void negotiate(RoutingContext context) {
      List<MIMEHeader> accepted = context.parsedHeaders().accept();
      if (!accepted.isEmpty() && accepted.stream().noneMatch(this::satisfies)) {
        throw new ApiProblem(ApiReason.NOT_ACCEPTABLE, "The answer is " + produces + ".");
      }
      String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
      if (takesBody && (type == null || !isJson(type))) {
        throw new ApiProblem(ApiReason.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
      }
    }

    private boolean satisfies(MIMEHeader wanted) {
      String[] have = produces.split("/", 2);
      return wanted.weight() > 0 && (wanted.component().equals("*") || wanted.component().equalsIgnoreCase(have[0]))
          && (wanted.subComponent().equals("*") || wanted.subComponent().equalsIgnoreCase(have[1]));
    }

    private static boolean isJson(String type) {
      return type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals("application/json");
    }
  }

  /** Whether anybody may ask for this, without a token. */
  boolean isOpen(RoutingContext context) {
    return at(context).stream().anyMatch(Entry::open);
  }

  /** The operation that is asked for. */
  Entry find(RoutingContext context) {
    List<Entry> here = at(context);
    if (here.isEmpty()) {
      throw new ApiProblem(ApiReason.NO_SUCH_PATH, "See /api/v1/openapi.yaml for what there is.");
    }
    HttpMethod method = context.request().method();
    return here.stream().filter(entry -> entry.method().equals(method)).findFirst().orElseThrow(() -> {
      String allowed = here.stream().map(entry -> entry.method().name()).sorted().collect(Collectors.joining(", "));
      context.response().putHeader(HttpHeaders.ALLOW, allowed);
      return new ApiProblem(ApiReason.METHOD_NOT_ALLOWED, "Here one can " + allowed + ".");
    });
  }

  private List<Entry> at(RoutingContext context) {
    String path = context.normalizedPath().substring(ApiRoutes.PREFIX.length());
    return entries.stream().filter(entry -> entry.path().matcher(path).matches()).toList();
  }

  private static Entry entry(ContractDocument document, Operation operation) {
    Pattern path = Pattern.compile(operation.getOpenAPIPath().replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
    String method = operation.getHttpMethod().name().toLowerCase(Locale.ROOT);
    return new Entry(path, operation.getHttpMethod(), document.produces(operation.getOpenAPIPath(), method),
        operation.getRequestBody() != null,
        operation.getSecurityRequirements().isEmpty());
  }
}
