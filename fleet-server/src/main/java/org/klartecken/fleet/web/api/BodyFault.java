// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what is wrong with a body and where: the validator's own message names the schema that the last error is of. */
final class BodyFault {
  private BodyFault() {
  }

  /**
   * Of all errors the one deepest in the body and in the schema, which names the very value and the very rule; empty
   * when the validator names none.
   */
  static Optional<String> told(ValidatorException invalid) {
    return invalid instanceof SchemaValidationException schema && schema.getOutputUnit() != null
        ? errors(schema.getOutputUnit()).stream()
            .max(Comparator.comparingInt((OutputUnit error) -> depth(pointer(error)))
                .thenComparingInt(error -> depth(rule(error))))
            .map(error -> place(error) + ": " + said(error))
        : Optional.empty();
  }

  private static List<OutputUnit> errors(OutputUnit unit) {
    return unit.getErrors() == null
        ? List.of()
        : unit.getErrors().stream().filter(error -> error.getError() != null).toList();
  }

  private static int depth(String pointer) {
    return (int) pointer.chars().filter(c -> c == '/').count();
  }

  private static String said(OutputUnit error) {
    return rule(error).endsWith("/additionalProperties") ? "the contract knows no such field" : error.getError();
  }

  private static String rule(OutputUnit error) {
    return error.getKeywordLocation() == null ? "" : error.getKeywordLocation();
  }

  private static String place(OutputUnit error) {
    String path = pointer(error);
    return path.isEmpty() ? "The body" : "In the body, " + path;
  }

  /** A JSON pointer (RFC 6901) without its {@code #}. */
  private static String pointer(OutputUnit error) {
    String location = error.getInstanceLocation();
    return location == null ? "" : location.replaceFirst("^#", "");
  }
}
