// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import org.jspecify.annotations.Nullable;

/** Light, dark, or as the device is set. */
public enum Theme {
  AUTO, LIGHT, DARK;

  static Theme ofCookie(@Nullable String value) {
    return "light".equals(value) ? LIGHT : "dark".equals(value) ? DARK : AUTO;
  }

  /** The value of {@code data-theme}, absent when the device decides. */
  public @Nullable String attribute() {
    return switch (this) {
      case AUTO -> null;
      case LIGHT -> "light";
      case DARK -> "dark";
    };
  }
}
