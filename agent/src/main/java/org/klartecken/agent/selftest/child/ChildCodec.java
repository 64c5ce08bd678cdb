// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.child;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import java.util.Optional;
import org.klartecken.contract.WireAdapters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of JSON each way between the agent and the process that tests for it. Thread-safe. */
final class ChildCodec {
  private static final Logger LOG = LoggerFactory.getLogger(ChildCodec.class);
  private final JsonType<ChildOrder> order = WireAdapters.jsonb().type(ChildOrder.class);
  private final JsonType<ChildWord> word = WireAdapters.jsonb().type(ChildWord.class);

  String line(ChildOrder asked) {
    return order.toJson(asked);
  }

  String line(ChildWord said) {
    return word.toJson(said);
  }

  Optional<ChildOrder> order(String line) {
    return read(order, line);
  }

  /** Empty for what a library printed between the lines. */
  Optional<ChildWord> word(String line) {
    return read(word, line);
  }

  private static <T> Optional<T> read(JsonType<T> type, String line) {
    try {
      return Optional.of(type.fromJson(line));
    } catch (JsonException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
      LOG.warn("reason=MALFORMED a line of the self-test's process is left out: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
