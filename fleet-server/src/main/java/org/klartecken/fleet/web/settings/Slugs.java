// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.text.Normalizer;
import java.util.Locale;

/** Makes an id of what people call something: {@code Eksjö stadshus} becomes {@code eksjo-stadshus}. Pure. */
final class Slugs {
  private static final int LONGEST = 40;

  private Slugs() {
  }

  static String of(String name) {
    String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST).replaceAll("-+$", "") : plain;
    return cut.isEmpty() ? "site" : cut;
  }
}
