// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.ingest;

import java.util.List;
import java.util.Optional;

/** A subscription's topic filter with its wildcards (MQTT 5 §4.7). */
record TopicFilter(List<String> levels) {
  private static final int LONGEST = 300;

  /** Empty when it is no valid filter. */
  static Optional<TopicFilter> parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST || text.indexOf(0) >= 0) {
      return Optional.empty();
    }
    List<String> levels = List.of(text.split("/", -1));
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      boolean many = level.equals("#") && i == levels.size() - 1; // §4.7.1-1: alone in its level, and the last
      boolean plain = level.indexOf('#') < 0 && (level.equals("+") || level.indexOf('+') < 0);
      if (!many && !plain) {
        return Optional.empty();
      }
    }
    return Optional.of(new TopicFilter(levels));
  }

  /** Whether the filter names these first levels literally, so that it can match nothing elsewhere. */
  boolean staysBelow(String prefix) {
    List<String> wanted = List.of(prefix.split("/"));
    return levels.size() > wanted.size() && levels.subList(0, wanted.size()).equals(wanted);
  }

  boolean matches(String topic) {
    String[] given = topic.split("/", -1);
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      if (level.equals("#")) {
        return true; // also the parent level itself (§4.7.1.2)
      }
      if (i >= given.length || (!level.equals("+") && !level.equals(given[i]))) {
        return false;
      }
    }
    return given.length == levels.size();
  }
}
