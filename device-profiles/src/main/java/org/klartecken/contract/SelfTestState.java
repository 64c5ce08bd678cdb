// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** How far a self-test is. */
public enum SelfTestState {
  RUNNING, DONE,
  /** Somebody began to use the room, or it was asked for. */
  CANCELLED,
  /** It did not begin. */
  REFUSED, OTHER;

  /** Whether nothing more comes of it. */
  public boolean isOver() {
    return switch (this) {
      case DONE, CANCELLED, REFUSED -> true;
      case RUNNING, OTHER -> false;
    };
  }
}
