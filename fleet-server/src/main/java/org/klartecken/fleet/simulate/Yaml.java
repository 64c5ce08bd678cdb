// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One mapping of a file of ours; what is missing or of another kind is said with the file's name. */
record Yaml(String file, Map<?, ?> map) {
  static Yaml resource(String name) {
    String path = "/simulated-rooms/" + name + ".yaml";
    try (InputStream in = Yaml.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      return of(path, new Load(LoadSettings.builder().setLabel(path).build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + path, e);
    }
  }

  private static Yaml of(String file, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Yaml(file, map);
    }
    throw new IllegalArgumentException(file + ": a mapping is expected, not " + value);
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  String text(String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(file + ": " + key + " must be a text in " + map);
  }

  int number(String key) {
    if (map.get(key) instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException(file + ": " + key + " must be a whole number in " + map);
  }

  Yaml child(String key) {
    return of(file, map.get(key));
  }

  List<Yaml> children(String key) {
    return list(key).stream().map(item -> of(file, item)).toList();
  }

  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  private List<?> list(String key) {
    if (map.get(key) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(file + ": " + key + " must be a list in " + map);
  }
}
