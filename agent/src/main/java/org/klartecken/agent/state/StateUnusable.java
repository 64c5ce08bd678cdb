// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.state;

import java.io.IOException;

/** The state directory cannot be used; the message is one sentence for people. */
public final class StateUnusable extends IOException {
  private static final long serialVersionUID = 1L;

  StateUnusable(String sentence) {
    super(sentence);
  }

  StateUnusable(String sentence, IOException cause) {
    super(sentence, cause);
  }
}
