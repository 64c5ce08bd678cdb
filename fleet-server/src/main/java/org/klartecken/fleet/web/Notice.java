// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import java.util.Arrays;
import java.util.Optional;

/** What was just done, told once on the next page. */
public record Notice(Kind kind, String about) {
  public static final Notice NONE = new Notice(Kind.NONE, "");

  /** The sentence. */
  public enum Kind {
    NONE, TICKET_TAKEN, TICKET_COMMENTED, TICKET_CLOSED, ACT_REFUSED, ROOM_SAVED, CATALOG_SAVED, CATALOG_REMOVED, EQUIPMENT_ACCEPTED, EQUIPMENT_UNDONE, EQUIPMENT_NONE, USER_REMOVED, USER_KEPT, SELFTEST_NOT_CONNECTED, SELFTEST_RUNS, SELFTEST_OVER, SELFTEST_IN_USE, TIME_ADDED, TIME_REMOVED, TIME_RESTORED, NIGHT_SOUND_ON, NIGHT_SOUND_OFF, CODE_MISSING, PICTURE_ANSWERED
  }

  public Notice(Kind kind) {
    this(kind, "");
  }

  /** As a cookie's value: letters, digits, hyphens and one dot. */
  String cookie() {
    return kind.name() + '.' + about.replaceAll("[^A-Za-z0-9_-]", "");
  }

  static Notice ofCookie(String value) {
    int dot = value.indexOf('.');
    Optional<Kind> kind = Arrays.stream(Kind.values()).filter(k -> dot > 0 && k.name().equals(value.substring(0, dot)))
        .findFirst();
    return kind.map(k -> new Notice(k, value.substring(dot + 1).replaceAll("[^A-Za-z0-9_-]", ""))).orElse(NONE);
  }
}
