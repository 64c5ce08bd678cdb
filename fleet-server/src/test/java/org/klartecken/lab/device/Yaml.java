// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** One mapping of a file of the lab; whatever is missing, unknown or of another kind is told with its place. */
public record Yaml(String place, Map<?, ?> map) {

  public static Yaml resource(String path) {
    try (InputStream in = Yaml.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no file " + path);
      }
      return of(path, new Load(LoadSettings.builder().setLabel(path).build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + path, e);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private static Yaml of(String place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Yaml(place, map);
    }
    throw new IllegalArgumentException(place + ": a mapping is expected, not " + value);
  }

  /** Refuses keys that nobody reads: a misspelt one would be a fault that is never injected. */
  public Yaml only(String... known) {
    Set<Object> unknown = new TreeSet<>(map.keySet());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(place + ": " + unknown + " is not known here");
    }
    return this;
  }

  public boolean has(String key) {
    return map.containsKey(key);
  }

  public String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key, "a text"));
  }

  public Optional<String> optionalText(String key) {
    Object value = map.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw missing(key, "a text");
  }

  public int number(String key) {
    if (map.get(key) instanceof Integer number) {
      return number;
    }
    throw missing(key, "a whole number");
  }

  public int number(String key, int otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  public double decimal(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (map.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw missing(key, "a number");
  }

  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (map.get(key) instanceof Boolean flag) {
      return flag;
    }
    throw missing(key, "true or false");
  }

  public Yaml child(String key) {
    return of(place + ", " + key, map.get(key));
  }

  public List<Yaml> children(String key) {
    if (map.get(key) instanceof List<?> list) {
      return list.stream().map(item -> of(place + ", " + key, item)).toList();
    }
    throw missing(key, "a list");
  }

  public List<Integer> numbers(String key) {
    if (map.get(key) instanceof List<?> list && list.stream().allMatch(Integer.class::isInstance)) {
      return list.stream().map(Integer.class::cast).toList();
    }
    throw missing(key, "a list of whole numbers");
  }

  /** The keys, in the order of the file. */
  public List<String> keys() {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  private IllegalArgumentException missing(String key, String kind) {
    return new IllegalArgumentException(place + ": " + key + " must be " + kind + ", not " + map.get(key));
  }
}
