// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.UsbId;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Situation;

/** One file to a {@link DeviceProfile}, or to located errors. */
public final class ProfileReader {
  private static final String A_USB_ID = "a USB id like 046d:0866";
  private static final Pattern DISPLAY = Pattern.compile("[A-Z]{3}:.{1,13}");

  private final Problems problems;

  private ProfileReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a profile.
   *
   * @param id from the file's path, {@code jabra/speak-510}
   * @param file as errors name it
   */
  public static FileRead<DeviceProfile> read(String id, String file, byte[] octets) {
    Problems problems = new Problems(file);
    Optional<DeviceProfile> profile = YamlTree.read(octets, problems)
        .map(root -> new ProfileReader(problems).profile(id, new Fields(problems, root)));
    return problems.orElse(profile::orElseThrow);
  }

  private DeviceProfile profile(String id, Fields fields) {
    String maker = fields.text("maker");
    String model = fields.text("model");
    DeviceKind kind = fields.word("kind", DeviceKind.class);
    Fields match = fields.map("match");
    Set<UsbId> usbIds = usbIds(match);
    Map<UsbId, LocalText> notReady = notReady(match);
    Set<String> displays = displays(match);
    match.done();
    if (usbIds.isEmpty() && displays.isEmpty()) {
      problems.add(match.place(), FileFault.MISSING_KEY, "the profile matches nothing", "usb or display in match");
    }
    Set<Capability> capabilities = fields.wordSet("capabilities", Capability.class);
    List<Expectation> expectations = new ExpectationReader(problems).all(fields);
    Map<Situation, LocalText> instructions = instructions(fields.map("instructions"));
    fields.done();
    return new DeviceProfile(id, maker, model, kind, usbIds, notReady, displays, capabilities, expectations,
        instructions);
  }

  private Set<UsbId> usbIds(Fields match) {
    Set<UsbId> ids = new LinkedHashSet<>();
    for (Yaml node : match.list("usb")) {
      match.parsed(node, A_USB_ID, ProfileReader::usbId).filter(id -> !ids.add(id))
          .ifPresent(id -> problems.add(node.place(), FileFault.DUPLICATE_KEY, id + " stands twice", "each id once"));
    }
    return ids;
  }

  private Map<UsbId, LocalText> notReady(Fields match) {
    Map<UsbId, LocalText> ids = new LinkedHashMap<>();
    for (Yaml.Entry entry : match.map("not-ready").all()) {
      match.parsed(entry.key(), A_USB_ID, ProfileReader::usbId)
          .ifPresent(id -> ids.put(id, match.sentence(entry.value())));
    }
    return ids;
  }

  private static Set<String> displays(Fields match) {
    Set<String> names = new LinkedHashSet<>();
    for (Yaml node : match.list("display")) {
      match.parsed(node, "maker and monitor name of the EDID, like SEC:EPSON PJ",
          text -> Optional.of(text).filter(t -> DISPLAY.matcher(t).matches())).ifPresent(names::add);
    }
    return names;
  }

  private static Map<Situation, LocalText> instructions(Fields fields) {
    Map<Situation, LocalText> instructions = new EnumMap<>(Situation.class);
    for (Situation situation : Situation.values()) {
      fields.optional(situation.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .ifPresent(node -> instructions.put(situation, fields.sentence(node)));
    }
    fields.done();
    return instructions;
  }

  private static Optional<UsbId> usbId(String text) {
    try {
      return Optional.of(UsbId.parse(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
