// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProgramClass;

/** Whether others than the agent use something now. */
public sealed interface InUse {
  /** Nobody does. */
  record Idle() implements InUse {
  }

  /** Somebody does; UNKNOWN stands for a sound server, and for a program that may not be seen. */
  record Busy(ProgramClass program) implements InUse {
  }

  /** It cannot be told; {@code detail} is one sentence for people. Never to be read as idle. */
  record Unseen(FailureReason reason, String detail) implements InUse {
  }
}
