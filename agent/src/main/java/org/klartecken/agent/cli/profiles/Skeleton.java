// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.klartecken.contract.DeviceKind;

/**
 * A new profile, well formed: what is known goes in, the rest is taken over from its class. Pure.
 *
 * @param marks key of {@code match} to what stands there, {@code usb} to {@code [046d:0866]}
 * @param like a class, or empty for the one of the kind
 * @param drivers that the attached device has, or none
 * @param source where the marks are from, {@code capture} for an attached device
 */
record Skeleton(String maker, String model, DeviceKind kind, String like, Map<String, List<String>> marks,
    Map<String, Integer> drivers, String source) {
  /** The text of the file. */
  String yaml() {
    List<String> lines = new ArrayList<>();
    lines.add("# What is peculiar to this model, in a sentence.");
    lines.add("maker: " + quoted(maker));
    lines.add("model: " + quoted(model));
    lines.add(like.isEmpty() ? "kind: " + kind : "like: " + like);
    lines.add("match:");
    marks.forEach((key, values) -> lines
        .add("  " + key + ": " + values.stream().map(Skeleton::mark).collect(Collectors.joining(", ", "[", "]"))));
    if (!drivers.isEmpty()) {
      lines.add("drivers:");
      drivers.forEach((driver, count) -> lines.add("  " + driver + ": " + count));
    }
    lines.add("# What people should do, where the class does not say it well enough:");
    lines.add("# instructions:");
    lines.add("#   lost:");
    lines.add("#     sv: Sätt tillbaka kabeln till {device} i rumsdatorn.");
    lines.add("#     en: Put the cable of the {device} back into the room PC.");
    lines.add("sources:");
    lines.add("  match: " + source);
    if (!drivers.isEmpty()) {
      lines.add("  drivers: " + source);
    }
    return String.join("\n", lines) + "\n";
  }

  private static String mark(String mark) {
    return mark.matches("[0-9a-f]{4}:[0-9a-f]{4}") ? mark : quoted(mark);
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9 ._/+-]*[A-Za-z0-9]") && !text.toLowerCase(Locale.ROOT).matches("true|false")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
