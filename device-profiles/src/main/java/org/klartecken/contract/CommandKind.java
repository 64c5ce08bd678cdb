// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** The closed set of what a server may ask of an agent. There is no remote shell. */
public enum CommandKind {
  /** Send a full report now. */
  SEND_REPORT,
  /** Use another heartbeat and report cadence. */
  SET_CADENCE, OTHER
}
