// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import java.io.IOException;
import org.klartecken.contract.FailureReason;

/** A web server did not answer as one; the message is one sentence for people who administer. */
public final class WebFault extends IOException {
  private static final long serialVersionUID = 1L;
  private final FailureReason reason;
  private final boolean untrusted;

  WebFault(FailureReason reason, String sentence) {
    super(sentence);
    this.reason = reason;
    this.untrusted = false;
  }

  WebFault(FailureReason reason, boolean untrusted, String sentence, IOException cause) {
    super(sentence, cause);
    this.reason = reason;
    this.untrusted = untrusted;
  }

  public FailureReason reason() {
    return reason;
  }

  /** Whether somebody answered whose certificate is not trusted. */
  public boolean isUntrusted() {
    return untrusted;
  }
}
