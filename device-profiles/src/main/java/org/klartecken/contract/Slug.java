// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.regex.Pattern;

/** The one spelling rule of ids that become topic levels, addresses of pages and metric labels. */
final class Slug {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

  private Slug() {
  }

  static String require(String what, String value) {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " must be 1 to 64 of a-z, 0-9 and inner hyphens, not " + Printable.quote(value));
    }
    return value;
  }
}
