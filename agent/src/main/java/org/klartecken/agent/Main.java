// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

/** The command line of the agent. */
public final class Main {
  private Main() {
  }

  public static void main(String[] args) {
    System.exit(2);
  }
}
