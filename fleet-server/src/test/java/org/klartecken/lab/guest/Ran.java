// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

/** How a command in the guest ended, and what it said on both of its outputs. */
public record Ran(int status, String output) {
  public boolean succeeded() {
    return status == 0;
  }
}
