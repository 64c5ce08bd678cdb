// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/**
 * What stands around the content of every page.
 *
 * @param user name of who is logged in, or null
 * @param stream address of the page's live stream, or null when it has none
 * @param bodyClass shape of the page: {@code phone}, {@code wide-wall} or nothing
 */
public record Frame(Words w, Theme theme, String title, @Nullable String user, String formToken, Notice notice,
    @Nullable String stream, @Nullable String bodyClass, Times times, String path, String otherLanguage) {
  /** One line of the main menu. */
  public record MenuItem(String href, String name, boolean current) {
  }

  static Frame of(Visit visit, String title) {
    return new Frame(visit.words(), visit.theme(), title, visit.user().orElse(null), visit.formToken(), visit.notice(),
        null, null, visit.times(), visit.path(), otherLanguage(visit));
  }

  /** The same page about a place of this zone: its clock is that of the times on it. */
  public Frame in(ZoneId zone) {
    return new Frame(w, theme, title, user, formToken, notice, stream, bodyClass, new Times(w, zone, times.now()), path,
        otherLanguage);
  }

  /** Where the page's clock is, {@code Stockholm}: told when the reader's own clock shows another time. */
  public String place() {
    String id = times.zone().getId();
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }

  /** The same page kept true by a stream. */
  public Frame live(String address) {
    return new Frame(w, theme, title, user, formToken, notice, address, bodyClass, times, path, otherLanguage);
  }

  /** The same page for somebody who stands in the room: whoever is logged in is not named. */
  public Frame forVisitors() {
    return new Frame(w, theme, title, null, formToken, Notice.NONE, stream, "phone", times, path, otherLanguage);
  }

  public Frame shaped(String shape) {
    return new Frame(w, theme, title, user, formToken, notice, stream, shape, times, path, otherLanguage);
  }

  public List<MenuItem> menu() {
    List<MenuItem> items = new ArrayList<>();
    for (Map.Entry<String, String> entry : Pages.MENU.entrySet()) {
      String href = entry.getKey();
      boolean current = href.equals("/") ? path.equals("/") || path.startsWith("/rooms/") : path.startsWith(href);
      items.add(new MenuItem(href, w.get(entry.getValue()), current));
    }
    return items;
  }

  /** The sentence of what was just done, or null. */
  public @Nullable String told() {
    return notice.kind() == Notice.Kind.NONE ? null : w.get("notice." + notice.kind().name(), notice.about());
  }

  private static String otherLanguage(Visit visit) {
    Map<String, String> query = new TreeMap<>(visit.query());
    query.put("lang", visit.words().lang().other().tag());
    return '?' + query(query);
  }

  /** {@code a=1&b=2}, encoded. */
  public static String query(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((name, value) -> parts.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + '='
        + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return String.join("&", parts);
  }
}
