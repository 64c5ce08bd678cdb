// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.klartecken.contract.Capability;
import org.klartecken.contract.UsbId;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.PartMatch;

/** Reads the mapping {@code match}: by what a part is recognised. */
final class MatchReader {
  private static final Pattern DISPLAY = Pattern.compile("[A-Z]{3}:.{1,13}");
  private static final Pattern PRODUCT = Pattern.compile("[0-9a-f]{4}:\\S.{0,120}");
  private static final Pattern VENDOR = Pattern.compile("[0-9a-f]{4}:\\*");

  private final Problems problems;

  MatchReader(Problems problems) {
    this.problems = problems;
  }

  PartMatch read(Fields fields) {
    if (!fields.told("match")) {
      return PartMatch.NOTHING;
    }
    Fields match = fields.map("match");
    Set<UsbId> usb = usbIds(match);
    Map<UsbId, NotReady> notReady = notReady(match);
    usb.stream().filter(notReady::containsKey).findFirst().ifPresent(id -> problems.add(match.place(),
        FileFault.DUPLICATE_KEY, Wording.READY_AND_NOT_READY.of(id), Wording.EACH_ID_ONCE));
    PartMatch read = new PartMatch(usb, notReady,
        texts(match, "product", PRODUCT, Wording.A_PRODUCT), vendors(match),
        match.wordSet("roles", Capability.class),
        texts(match, "display", DISPLAY, Wording.A_DISPLAY));
    if (read.isEmpty()) {
      problems.add(match.place(), FileFault.MISSING_KEY, Wording.PROFILE_MATCHES_NOTHING, Wording.SOME_MATCH);
    }
    match.done();
    return read;
  }

  private Set<UsbId> usbIds(Fields match) {
    Set<UsbId> ids = new LinkedHashSet<>();
    for (Yaml node : match.list("usb")) {
      match.parsed(node, Wording.A_USB_ID, MatchReader::usbId).filter(id -> !ids.add(id))
          .ifPresent(
              id -> problems.add(node.place(), FileFault.DUPLICATE_KEY, Wording.ID_TWICE.of(id), Wording.EACH_ID_ONCE));
    }
    return ids;
  }

  private Map<UsbId, NotReady> notReady(Fields match) {
    Map<UsbId, NotReady> ids = new LinkedHashMap<>();
    for (Yaml.Entry entry : match.map("not-ready").all()) {
      match.parsed(entry.key(), Wording.A_USB_ID, MatchReader::usbId)
          .ifPresent(id -> ids.put(id, why(match, entry.value())));
    }
    return ids;
  }

  /** A word, {@code update-mode}, or a mapping with the sentence that fits this model alone. */
  private NotReady why(Fields match, Yaml node) {
    if (node instanceof Yaml.Text) {
      return new NotReady(match.kebab(node, NotReady.Because.class), null);
    }
    Fields told = new Fields(problems, node);
    var because = told.optional("because").map(n -> told.kebab(n, NotReady.Because.class))
        .orElse(NotReady.Because.UPDATE_MODE);
    var text = new LocalText(told.text("sv"), told.text("en"));
    told.done();
    return new NotReady(because, text);
  }

  private static Set<Integer> vendors(Fields match) {
    Set<Integer> vendors = new HashSet<>();
    match.list("vendor").forEach(node -> match.parsed(node, Wording.A_VENDOR,
        text -> VENDOR.matcher(text).matches()
            ? Optional.of(Integer.parseInt(text.substring(0, 4), 16))
            : Optional.empty())
        .ifPresent(vendors::add));
    return vendors;
  }

  private static Set<String> texts(Fields match, String key, Pattern shape, Said expected) {
    Set<String> texts = new LinkedHashSet<>();
    for (Yaml node : match.list(key)) {
      match.parsed(node, expected, text -> Optional.of(text).filter(t -> shape.matcher(t).matches()))
          .ifPresent(texts::add);
    }
    return texts;
  }

  static Optional<UsbId> usbId(String text) {
    try {
      return Optional.of(UsbId.parse(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
