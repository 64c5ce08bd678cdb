// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something said of a file, in no language yet.
 *
 * @param parts what fills the places {@code {0}}, {@code {1}} … of the wording; a phrase among them is said in the same
 *          language, all else is the same in each
 */
public record Phrase(Wording wording, List<?> parts) implements Said {
  private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

  public Phrase {
    parts = List.copyOf(parts);
  }

  @Override
  public Phrase phrase() {
    return this;
  }

  /** @param language {@code sv} or {@code en} */
  public String in(String language) {
    return PLACE.matcher(FileWords.in(language).text(wording))
        .replaceAll(place -> Matcher.quoteReplacement(part(Integer.parseInt(place.group(1)), language)));
  }

  private String part(int number, String language) {
    return parts.get(number) instanceof Phrase phrase ? phrase.in(language) : String.valueOf(parts.get(number));
  }

  /** In English, for logs and the command line. */
  @Override
  public String toString() {
    return in("en");
  }
}
