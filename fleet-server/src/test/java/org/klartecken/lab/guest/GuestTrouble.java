// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

/** The guest, or what it was asked, did not do what it had to; the message says what, for people. */
public final class GuestTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  public GuestTrouble(String message) {
    super(message);
  }

  public GuestTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
