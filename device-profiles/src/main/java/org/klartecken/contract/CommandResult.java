// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** What became of a command. */
public enum CommandResult {
  DONE, REFUSED, UNSUPPORTED, EXPIRED, OTHER
}
