// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import org.klartecken.contract.StepReason;

/** A camera could not be opened or begun; the message is one sentence for people who administer. */
final class CameraFault extends Exception {
  private static final long serialVersionUID = 1;
  private final StepReason reason;

  CameraFault(StepReason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  StepReason reason() {
    return reason;
  }
}
