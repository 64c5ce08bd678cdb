// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import gg.jte.models.runtime.JteModel;
import java.time.Duration;

/** What a page answers. */
public sealed interface Answer {
  /** A page, with how long a browser may keep it. */
  record Shown(int status, JteModel model, Duration keep) implements Answer {
    public Shown(JteModel model) {
      this(200, model, Duration.ZERO);
    }
  }

  /** Look there; used after everything that was done, so that a reload does not do it twice. */
  record Moved(String to, Notice notice) implements Answer {
    public Moved(String to) {
      this(to, Notice.NONE);
    }
  }

  /** There is no such thing. */
  record Missing() implements Answer {
  }

  /** Too often; again after a while. */
  record TooMany(Duration pause) implements Answer {
  }

  /** Begins a session. */
  record LoggedIn(String cookie, String to) implements Answer {
  }

  /** Ends the session. */
  record LoggedOut() implements Answer {
  }
}
