// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;

/** One file to a {@link RoomStandard}, or to located errors. */
public final class StandardReader {
  private static final Pattern ITEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  /** What the judge calls the room PC's own silence. */
  private static final String RESERVED = "agent";
  private static final int MOST = 20;

  private final Problems problems;

  private StandardReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a room standard.
   *
   * @param id from the file's name, {@code hybrid}
   * @param file as errors name it
   */
  public static FileRead<RoomStandard> read(String id, String file, byte[] octets) {
    Problems problems = new Problems(file);
    Optional<RoomStandard> standard = YamlTree.read(octets, problems)
        .map(root -> new StandardReader(problems).standard(id, new Fields(problems, root)));
    return problems.orElse(standard::orElseThrow);
  }

  private RoomStandard standard(String id, Fields fields) {
    var name = fields.sentence("name");
    List<StandardItem> items = new ArrayList<>();
    for (Yaml.Entry entry : required(fields, "items").all()) {
      items.add(item(entry));
    }
    Set<String> known = items.stream().map(StandardItem::id).collect(Collectors.toCollection(LinkedHashSet::new));
    Map<Purpose, Set<String>> purposes = purposes(required(fields, "purposes"), known);
    fields.done();
    return new RoomStandard(id, name, items, purposes);
  }

  private Fields required(Fields fields, String key) {
    fields.required(key, "a mapping");
    return fields.map(key);
  }

  private StandardItem item(Yaml.Entry entry) {
    Fields fields = new Fields(problems, entry.value());
    String id = entry.key().text();
    if (!ITEM.matcher(id).matches() || id.equals(RESERVED)) {
      fields.wrongWord(entry.key(), "an item like microphone: a-z, 0-9 and hyphens, and not " + RESERVED);
    }
    ProofLevel proof = fields.word("proof", ProofLevel.class);
    var item = new StandardItem(id, fields.sentence("name"), fields.word("needs", Capability.class),
        fields.wordSet("preferred", DeviceKind.class), fields.count("amount", 1, MOST),
        fields.flag("optional", false), proof, fields.duration("greatest-age"), fields.duration("hold"),
        new ExpectationReader(problems).all(fields), fields.sentence("what-to-do"));
    fields.done();
    return item;
  }

  private Map<Purpose, Set<String>> purposes(Fields fields, Set<String> known) {
    Map<Purpose, Set<String>> purposes = new EnumMap<>(Purpose.class);
    for (Purpose purpose : Purpose.values()) {
      List<Yaml> needed = fields.list(purpose.name());
      if (fields.has(purpose.name())) {
        purposes.put(purpose, needed(fields, purpose, needed, known));
      }
    }
    fields.done();
    return purposes;
  }

  private Set<String> needed(Fields fields, Purpose purpose, List<Yaml> nodes, Set<String> known) {
    Set<String> needed = new LinkedHashSet<>();
    for (Yaml node : nodes) {
      fields.parsed(node, "one of the items " + String.join(", ", known),
          text -> Optional.of(text).filter(known::contains)).ifPresent(needed::add);
    }
    if (nodes.isEmpty()) {
      problems.add(fields.place(), FileFault.MISSING_KEY, purpose + " needs nothing", "a list of items");
    }
    return needed;
  }
}
