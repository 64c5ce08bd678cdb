// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.session.Session;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/**
 * One request by a person.
 *
 * @param session or null when nobody is logged in
 * @param formToken that every form of the page must carry
 * @param zone of times that belong to no room
 * @param path of the address
 * @param query of the address, first value of each
 * @param form that was sent, first value of each
 * @param parts the variable parts of the path
 * @param address of the browser's network
 * @param origin scheme, host and port under which people reach this server
 */
public record Visit(Words words, Theme theme, @Nullable Session session, String formToken, Notice notice, Instant now,
    ZoneId zone, String path, Map<String, String> query, Map<String, String> form, Map<String, String> parts,
    String address, String origin) {
  public String part(String name) {
    return parts.getOrDefault(name, "");
  }

  public String field(String name) {
    return form.getOrDefault(name, "");
  }

  public Optional<String> user() {
    return Optional.ofNullable(session).map(s -> s.user().name());
  }

  /** Who did it, for tickets and the audit log. */
  public String who() {
    return user().orElse(address);
  }

  public Times times(ZoneId there) {
    return new Times(words, there, now);
  }

  public Times times() {
    return times(zone);
  }

  /** What is around the content of a page. */
  public Frame frame(String title) {
    return Frame.of(this, title);
  }
}
