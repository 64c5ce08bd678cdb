// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.klartecken.contract.ReadingName;

/** What readings are called: one table for the pages and the terminal, {@code reading-words.sv} and {@code .en.properties}. */
public final class ReadingWords {
  private static final String PREFIX = "reading.";

  private ReadingWords() {
  }

  /** The name for people, {@code sv} or {@code en}; an unknown reading by its own name. */
  public static String of(ReadingName name, String language) {
    return in(language).getOrDefault(PREFIX + name, name.value());
  }

  /** All of a language, by {@code reading.} and the reading's name. */
  public static Map<String, String> in(String language) {
    return language.startsWith("en") ? English.WORDS : Swedish.WORDS;
  }

  private static Map<String, String> read(String path) {
    try (InputStream in = ReadingWords.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      var texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> words = new HashMap<>();
      texts.forEach((key, text) -> words.put(key.toString(), text.toString()));
      return Map.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + path, e);
    }
  }

  private static final class English {
    static final Map<String, String> WORDS = read("/reading-words.en.properties");
  }

  private static final class Swedish {
    static final Map<String, String> WORDS = read("/reading-words.sv.properties");
  }
}
