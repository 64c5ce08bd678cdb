// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** The texts of every {@link Wording} in one language, read when something is first said in it. */
final class FileWords {
  private final String language;
  private final Properties texts = new Properties();

  private FileWords(String language) {
    this.language = language;
    String path = "/file-words." + language + ".properties";
    try (InputStream in = FileWords.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + path, e);
    }
  }

  /** English for {@code en…}, else Swedish, as {@code LocalText} has it. */
  static FileWords in(String language) {
    return language.startsWith("en") ? English.WORDS : Swedish.WORDS;
  }

  /** The text; one that is missing is a bug, and throws. */
  String text(Wording wording) {
    String text = texts.getProperty(wording.name());
    if (text == null) {
      throw new IllegalStateException("the words in " + language + " lack " + wording);
    }
    return text;
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  private static final class English {
    static final FileWords WORDS = new FileWords("en");
  }

  private static final class Swedish {
    static final FileWords WORDS = new FileWords("sv");
  }
}
