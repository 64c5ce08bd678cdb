// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** The closed set of what a server may ask of an agent. There is no remote shell. */
public enum CommandKind {
  /** Send a full report now. */
  SEND_REPORT,
  /** Use another heartbeat and report cadence. */
  SET_CADENCE,
  /** Use what the room has and measure it; told by {@code selftest} messages that bear the command's id. */
  RUN_SELFTEST,
  /** Stop the self-test that runs. */
  CANCEL_SELFTEST, OTHER
}
