// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/** One sentence in the two languages of the product. */
public record LocalText(String sv, String en) {
  public String in(String language) {
    return language.startsWith("en") ? en : sv;
  }
}
