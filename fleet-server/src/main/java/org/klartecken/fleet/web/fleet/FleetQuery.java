// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.Frame;
import org.klartecken.profile.Purpose;
import org.klartecken.readiness.Readiness;

/**
 * Which rooms are looked at; the address of the page holds all of it.
 *
 * @param site slug of a site, or empty
 * @param text to search for, at most 60 characters, or empty
 * @param page of the map, from 1
 * @param more whether the whole list of problems is shown
 * @param testFailed whether only rooms whose last self-test found a fault
 */
record FleetQuery(String site, @Nullable Readiness state, @Nullable Purpose purpose, String text, int page,
    boolean more, boolean testFailed) {
  static final String FAILED = "FAILED";
  private static final int LONGEST_TEXT = 60;
  private static final int LAST_PAGE = 10_000;

  static FleetQuery of(Map<String, String> query) {
    String text = query.getOrDefault("q", "").strip();
    return new FleetQuery(query.getOrDefault("site", ""), word(Readiness.values(), query.get("state")),
        word(Purpose.values(), query.get("purpose")),
        text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text, page(query.get("page")),
        query.containsKey("more"),
        query.getOrDefault("selftest", "").equals(FAILED));
  }

  FleetQuery state(@Nullable Readiness wanted) {
    return new FleetQuery(site, wanted, purpose, text, 1, false, testFailed);
  }

  FleetQuery site(String wanted) {
    return new FleetQuery(wanted, state, purpose, text, 1, false, testFailed);
  }

  FleetQuery page(int wanted) {
    return new FleetQuery(site, state, purpose, text, wanted, more, testFailed);
  }

  FleetQuery withMore() {
    return new FleetQuery(site, state, purpose, text, page, true, testFailed);
  }

  FleetQuery testFailed(boolean wanted) {
    return new FleetQuery(site, state, purpose, text, 1, false, wanted);
  }

  boolean isFiltered() {
    return !site.isEmpty() || state != null || purpose != null || !text.isEmpty() || testFailed;
  }

  /** Whether it is looked at, whatever its state. */
  boolean wants(Glance glance) {
    return (site.isEmpty() || glance.room().site().equals(site)) && glance.readiness(purpose).isPresent()
        && (text.isEmpty() || glance.words().contains(text.toLowerCase(Locale.ROOT)));
  }

  /** Below a path: {@code /?state=UNKNOWN}. */
  String address(String path) {
    Map<String, String> query = new LinkedHashMap<>();
    put(query, "site", site);
    put(query, "state", state == null ? "" : state.name());
    put(query, "purpose", purpose == null ? "" : purpose.name());
    put(query, "q", text);
    put(query, "page", page == 1 ? "" : Integer.toString(page));
    put(query, "selftest", testFailed ? FAILED : "");
    put(query, "more", more ? "1" : "");
    return query.isEmpty() ? path : path + '?' + Frame.query(query);
  }

  private static void put(Map<String, String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.put(name, value);
    }
  }

  private static int page(@Nullable String text) {
    if (text == null || !text.matches("[1-9][0-9]{0,4}")) {
      return 1;
    }
    return Math.min(LAST_PAGE, Integer.parseInt(text));
  }

  private static <E extends Enum<E>> @Nullable E word(E[] words, @Nullable String text) {
    return Arrays.stream(words).filter(w -> w.name().equals(text)).findFirst().orElse(null);
  }
}
