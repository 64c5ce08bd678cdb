// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language of the pages. */
public enum Lang {
  SV, EN;

  /** The tag of the {@code lang} attribute and of the catalogue's file. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return Locale.forLanguageTag(this == SV ? "sv-SE" : "en-GB");
  }

  public Lang other() {
    return this == SV ? EN : SV;
  }

  /** The first that is given and known: the address, the cookie, the browser's wish; Swedish when none is. */
  public static Lang choose(@Nullable String asked, @Nullable String cookie, @Nullable String acceptLanguage) {
    return find(asked).or(() -> find(cookie)).or(() -> wished(acceptLanguage)).orElse(SV);
  }

  private static Optional<Lang> find(@Nullable String tag) {
    return Arrays.stream(values()).filter(l -> l.tag().equals(tag)).findFirst();
  }

  private static Optional<Lang> wished(@Nullable String header) {
    if (header == null || header.length() > 200) {
      return Optional.empty();
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(header),
          List.of(Locale.forLanguageTag("sv"), Locale.forLanguageTag("en")));
      return best == null ? Optional.empty() : find(best.getLanguage());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a header that is no list of languages wishes for nothing
    }
  }
}
