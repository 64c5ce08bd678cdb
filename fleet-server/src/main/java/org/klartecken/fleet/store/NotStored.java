// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.store;

/** A transaction was rolled back; nothing of it is in the database. */
public final class NotStored extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotStored(Exception cause) {
    super("the database did not take a transaction: " + cause.getMessage(), cause);
  }
}
