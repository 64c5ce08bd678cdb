// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.file.ReadingWords;

/**
 * The catalogue of one language. A key that is missing is a bug, and throws.
 *
 * <p>In the catalogue {@code {0}} is replaced by the first argument, and {@code ~} is a hard space.
 */
public final class Words {
  public static final char HARD_SPACE = '\u00a0';
  private static final Map<Lang, Words> ALL = load();
  private final Lang lang;
  private final Map<String, String> texts;

  private Words(Lang lang, Map<String, String> texts) {
    this.lang = lang;
    this.texts = texts;
  }

  public static Words in(Lang lang) {
    return java.util.Objects.requireNonNull(ALL.get(lang));
  }

  public Lang lang() {
    return lang;
  }

  /** All keys, sorted. */
  public Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /** The text of a key, its places filled with the arguments. */
  public String get(String key, Object... arguments) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("the catalogue of " + lang.tag() + " lacks " + key);
    }
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** The singular or the plural of a key; {@code {0}} is the number. */
  public String count(String key, long number) {
    return get(key + (number == 1 ? ".one" : ".many"), number(number));
  }

  /** The word for an enum's constant: key {@code Type.CONSTANT}. */
  public String of(Enum<?> constant) {
    return get(constant.getDeclaringClass().getSimpleName() + '.' + constant.name());
  }

  /** The same with a small letter, for the inside of a sentence. */
  public String inside(Enum<?> constant) {
    return lower(of(constant));
  }

  /** This language's side of a text that people wrote. */
  public String of(LocalText text) {
    return text.in(lang.tag());
  }

  public String number(long number) {
    return format((double) number, "#,##0");
  }

  /** At most that many decimals, none that are zero. */
  public String number(double number, int decimals) {
    return format(number, decimals == 0 ? "#,##0" : "#,##0." + "#".repeat(decimals)).replace('-', '−');
  }

  /** {@code a}, {@code a och b}, {@code a, b och c}. */
  public String list(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : get("list.and", String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
  }

  /** Orders texts as people of this language look for them. */
  public Comparator<String> alphabet() {
    Collator collator = Collator.getInstance(lang.locale());
    return collator::compare;
  }

  /** The text with its first letter small. */
  public String lower(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(lang.locale()) + text.substring(1);
  }

  /** The text with its first letter capital. */
  public String upper(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(lang.locale()) + text.substring(1);
  }

  private String format(double number, String pattern) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(lang.locale());
    symbols.setGroupingSeparator(HARD_SPACE);
    symbols.setDecimalSeparator(lang == Lang.SV ? ',' : '.');
    return new DecimalFormat(pattern, symbols).format(number);
  }

  private static Map<Lang, Words> load() {
    Map<Lang, Words> all = new EnumMap<>(Lang.class);
    for (Lang lang : Lang.values()) {
      all.put(lang, new Words(lang, read(lang.tag())));
    }
    return all;
  }

  private static Map<String, String> read(String language) {
    String path = "/web/words." + language + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> texts = new TreeMap<>(ReadingWords.in(language));
      properties.forEach((key, text) -> texts.put(key.toString(), text.toString().replace('~', HARD_SPACE)));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + path, e);
    }
  }
}
