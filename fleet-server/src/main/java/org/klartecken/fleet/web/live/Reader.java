// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.live;

import java.time.Instant;

/** Port: an open page. */
public interface Reader {
  /** Sends an event, or closes the page's stream when it does not keep up. Never blocks. */
  void write(String event);

  boolean isOpen();

  /** Whether whoever reads is still allowed to; closes the stream when not. May read the database. */
  boolean mayRead(Instant now);
}
