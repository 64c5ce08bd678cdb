// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

/**
 * One sentence in the two languages of the product.
 *
 * <p>It may hold {@code {device}} and {@code {value}}, which a judgement fills in.
 */
public record LocalText(String sv, String en) {
  public String in(String language) {
    return language.startsWith("en") ? en : sv;
  }

  /** The sentence with a word put in place of {@code {name}}, the same in both languages. */
  public LocalText with(String name, String word) {
    return with(name, new LocalText(word, word));
  }

  /** The sentence with words put in place of {@code {name}}. */
  public LocalText with(String name, LocalText words) {
    String mark = '{' + name + '}';
    return sv.contains(mark) || en.contains(mark)
        ? new LocalText(sv.replace(mark, words.sv), en.replace(mark, words.en))
        : this;
  }
}
