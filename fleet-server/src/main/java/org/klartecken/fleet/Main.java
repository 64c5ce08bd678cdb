// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

/** The command line of the fleet server. */
public final class Main {
  private Main() {
  }

  public static void main(String[] args) {
    System.exit(2);
  }
}
