// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.live;

import java.time.Instant;

/** Spells server-sent events (WHATWG HTML, 9.2): a line feed in data begins a new {@code data:} line. Pure. */
final class Event {
  private Event() {
  }

  /** The first event: the stream is open. A browser that lost it tries again after a second. */
  static String hello(Instant now, String version) {
    return "retry: 1000\nid: " + version + "\nevent: beat\ndata: " + now.toEpochMilli() + "\n\n";
  }

  static String beat(Instant now) {
    return "event: beat\ndata: " + now.toEpochMilli() + "\n\n";
  }

  /** The first line of the data names the target, the rest is its HTML. */
  static String swap(Fragment fragment, String version) {
    String html = fragment.html().strip().replace("\r", "").replace("\n", "\ndata: ");
    return "id: " + version + "\nevent: swap\ndata: " + fragment.target() + "\ndata: " + html + "\n\n";
  }
}
