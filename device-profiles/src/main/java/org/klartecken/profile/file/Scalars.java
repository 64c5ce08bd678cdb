// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.contract.Value;

/** How durations, numbers and values are written in the files. */
final class Scalars {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6}) ?(s|min|h|d)");
  private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,9})?)([kMG]?)");

  private Scalars() {
  }

  static Optional<Duration> duration(String text) {
    Matcher m = DURATION.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(m.group(1));
    return Optional.of(switch (m.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "min" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    });
  }

  static OptionalDouble number(String text) {
    Matcher m = NUMBER.matcher(text);
    if (!m.matches()) {
      return OptionalDouble.empty();
    }
    double factor = switch (m.group(2)) {
      case "k" -> 1e3;
      case "M" -> 1e6;
      case "G" -> 1e9;
      default -> 1;
    };
    return OptionalDouble.of(Double.parseDouble(m.group(1)) * factor);
  }

  /** A value as a reading says it: without quotation marks {@code true} is a flag and {@code 5} a number. */
  static Value value(Yaml.Text text) {
    if (text.plain() && (text.text().equals("true") || text.text().equals("false"))) {
      return Value.of(text.text().equals("true"));
    }
    OptionalDouble number = text.plain() ? number(text.text()) : OptionalDouble.empty();
    return number.isPresent() ? Value.of(number.getAsDouble()) : Value.of(text.text());
  }
}
