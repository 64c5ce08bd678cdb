// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Last-Event-ID}: any text is tolerated, as proxies and people send any. */
sealed interface LastEvent {
  Pattern SHAPE = Pattern.compile("([0-9a-z]{1,13})-([0-9]{1,15})");

  /** The reader is new. */
  record None() implements LastEvent {
  }

  /** The reader saw an event of a run of the server. */
  record Seen(String run, long number) implements LastEvent {
  }

  /** The reader saw something that this server never said. */
  record Unknown() implements LastEvent {
  }

  static LastEvent parse(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return new None();
    }
    Matcher matcher = SHAPE.matcher(header);
    return matcher.matches() ? new Seen(matcher.group(1), Long.parseLong(matcher.group(2))) : new Unknown();
  }
}
