// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
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
import org.klartecken.profile.Alternative;
import org.klartecken.profile.Connector;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.RoomStandard;
import org.klartecken.profile.StandardItem;

/** One file, with what it extends laid under it, to a {@link RoomStandard}, or to located errors. */
public final class StandardReader {
  private static final Pattern ITEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern MODEL = Pattern.compile("[a-z0-9-]{1,64}/[a-z0-9-]{0,64}\\*?");
  /** What the judge calls the room PC's own silence, and what guests connect their laptops with. */
  private static final Set<String> RESERVED = Set.of("agent", "connectors");
  private static final int MOST = 20;

  private final Problems problems;

  StandardReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * What a file says.
   *
   * @param template whether it is only there for others to extend
   */
  record Written(RoomStandard standard, boolean template) {
  }

  /**
   * Reads a room standard that extends no other.
   *
   * @param id from the file's name, {@code hybrid-small}
   * @param file as errors name it
   */
  public static FileRead<RoomStandard> read(String id, String file, byte[] octets) {
    return StandardFiles.read(new SourceFile(id + ".yaml", file, octets));
  }

  Written standard(String id, Fields fields) {
    var name = fields.sentence("name");
    LocalText description = fields.optional("description").map(fields::sentence).orElse(new LocalText("", ""));
    tellOfLayers(fields);
    boolean template = fields.flag("template", false);
    Set<String> replaces = ids(fields);
    List<StandardItem> items = new ArrayList<>();
    for (Yaml.Entry entry : required(fields, "items").all()) {
      items.add(item(entry));
    }
    if (items.isEmpty()) {
      problems.add(fields.place(), FileFault.MISSING_KEY, Wording.STANDARD_ASKS_NOTHING, Wording.ONE_ITEM);
    }
    Set<String> known = items.stream().map(StandardItem::id).collect(Collectors.toCollection(LinkedHashSet::new));
    Fields needed = template ? fields.map("purposes") : required(fields, "purposes");
    Map<Purpose, Set<String>> purposes = purposes(needed, known);
    Set<Connector> connectors = fields.wordSet("connectors", Connector.class);
    fields.done();
    return new Written(new RoomStandard(id, replaces, name, description, items, purposes, connectors), template);
  }

  /** These two were followed before; here they are only known keys. */
  private void tellOfLayers(Fields fields) {
    fields.optional("extends");
    fields.list("without");
    if (fields.has("without") && !fields.has("extends")) {
      problems.add(fields.place(), FileFault.MISSING_KEY, Wording.NOTHING_TO_LEAVE_OUT, Wording.EXTENDS_BESIDE);
    }
  }

  private Set<String> ids(Fields fields) {
    Set<String> ids = new HashSet<>();
    fields.list("replaces").forEach(node -> fields.parsed(node, Wording.A_STANDARD,
        text -> Optional.of(text).filter(t -> ID.matcher(t).matches())).ifPresent(ids::add));
    return ids;
  }

  private Fields required(Fields fields, String key) {
    fields.required(key, Wording.A_MAPPING);
    return fields.map(key);
  }

  private StandardItem item(Yaml.Entry entry) {
    Fields fields = new Fields(problems, entry.value());
    String id = entry.key().text();
    if (!ITEM.matcher(id).matches() || RESERVED.contains(id)) {
      fields.wrongWord(entry.key(), Wording.AN_ITEM);
    }
    ProofLevel proof = fields.word("proof", ProofLevel.class);
    var item = new StandardItem(id, fields.sentence("name"), needs(fields),
        alternatives(fields), fields.count("amount", 1, MOST), fields.flag("optional", false),
        fields.wordSet("offers", Connector.class), proof, fields.duration("greatest-age"), fields.duration("hold"),
        expectations(fields), fields.sentence("what-to-do"));
    fields.done();
    return item;
  }

  /** Where it is said which devices fill a line, it may be enough that one of them is there. */
  private static Capability needs(Fields fields) {
    boolean devices = fields.told("preferred") || fields.told("any-of");
    return devices && !fields.told("needs") ? Capability.OTHER : fields.word("needs", Capability.class);
  }

  private List<Expectation> expectations(Fields fields) {
    ExpectationReader reader = new ExpectationReader(problems);
    List<Expectation> all = new ArrayList<>(reader.all(fields));
    fields.list("expect-also").forEach(node -> all.add(reader.read(node)));
    return all;
  }

  /** {@code preferred} is the short way to say: one of these kinds. */
  private List<Alternative> alternatives(Fields fields) {
    List<Alternative> alternatives = new ArrayList<>();
    Set<DeviceKind> preferred = fields.wordSet("preferred", DeviceKind.class);
    if (!preferred.isEmpty()) {
      alternatives.add(new Alternative(preferred, List.of(), Set.of()));
    }
    for (Yaml node : fields.list("any-of")) {
      alternatives.add(alternative(new Fields(problems, node)));
    }
    return alternatives;
  }

  private Alternative alternative(Fields fields) {
    Set<DeviceKind> kinds = fields.wordSet("kinds", DeviceKind.class);
    List<String> models = new ArrayList<>();
    fields.list("models").forEach(node -> fields.parsed(node, Wording.A_PROFILE,
        text -> Optional.of(text).filter(t -> MODEL.matcher(t).matches())).ifPresent(models::add));
    Set<Capability> can = fields.wordSet("can", Capability.class);
    if (kinds.isEmpty() && models.isEmpty() && can.isEmpty()) {
      problems.add(fields.place(), FileFault.MISSING_KEY, Wording.ALTERNATIVE_ASKS_NOTHING,
          Wording.KINDS_MODELS_OR_CAN);
    }
    fields.done();
    return new Alternative(kinds, models, can);
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
      fields.parsed(node, () -> Wording.ONE_OF_THE_ITEMS.of(String.join(", ", known)),
          text -> Optional.of(text).filter(known::contains)).ifPresent(needed::add);
    }
    if (nodes.isEmpty()) {
      problems.add(fields.place(), FileFault.MISSING_KEY, Wording.PURPOSE_NEEDS_NOTHING.of(purpose),
          Wording.LIST_OF_ITEMS);
    }
    return needed;
  }
}
