// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;

/** One file to a {@link DeviceProfile}, or to located errors. */
final class ProfileReader {
  private static final Pattern PART = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  /** Where a fact may be from; what stands behind the word is for people. */
  private static final List<String> SOURCES = List.of("usb.ids", "fwupd", "kernel", "chromeos", "capture", "edid",
      "search", "maker", "own", "memory");
  private static final Pattern SOURCE = Pattern
      .compile("(?:" + String.join("|", SOURCES).replace(".", "\\.") + ")(?:[ ,:;].*)?");

  private final Problems problems;
  private final LayerReader layers;

  private ProfileReader(Problems problems, ClassShelf classes) {
    this.problems = problems;
    this.layers = new LayerReader(problems, classes);
  }

  /**
   * Reads a profile.
   *
   * @param id from the file's path, {@code jabra/speak-510}
   * @param file as errors name it
   * @param classes that it may take over
   */
  static FileRead<DeviceProfile> read(String id, String file, byte[] octets, ClassShelf classes) {
    Problems problems = new Problems(file);
    Optional<DeviceProfile> profile = YamlTree.read(octets, problems)
        .map(root -> new ProfileReader(problems, classes).profile(id, new Fields(problems, root)));
    return problems.orElse(profile::orElseThrow);
  }

  private DeviceProfile profile(String id, Fields fields) {
    String maker = fields.text("maker");
    String model = fields.text("model");
    Optional<ClassShelf.Known> like = layers.like(fields);
    Layer whole = layers.read(fields);
    List<DevicePart> parts = fields.has("parts")
        ? parts(fields, whole, like)
        : List.of(only(fields, whole, like));
    Map<String, String> sources = sources(fields.map("sources"));
    fields.done();
    return new DeviceProfile(id, maker, model, parts, sources);
  }

  private DevicePart only(Fields fields, Layer whole, Optional<ClassShelf.Known> like) {
    fields.optional("parts");
    if (!fields.has("match")) {
      problems.add(fields.place(), FileFault.MISSING_KEY, Wording.PROFILE_MATCHES_NOTHING, Wording.MATCH_OR_PARTS);
    }
    return part(DevicePart.WHOLE, saysWhatItIs(fields), fields, whole, like);
  }

  private List<DevicePart> parts(Fields fields, Layer whole, Optional<ClassShelf.Known> like) {
    if (fields.has("match")) {
      problems.add(fields.optional("match").map(Yaml::place).orElse(fields.place()), FileFault.UNKNOWN_KEY,
          Wording.MATCHED_TWICE, Wording.MATCH_IN_EACH_PART);
    }
    List<DevicePart> parts = new ArrayList<>();
    for (Yaml.Entry entry : fields.map("parts").all()) {
      Fields own = new Fields(problems, entry.value());
      if (!PART.matcher(entry.key().text()).matches()) {
        own.wrongWord(entry.key(), Wording.A_PART);
      }
      Optional<ClassShelf.Known> nearer = layers.like(own);
      Layer layer = layers.read(own);
      if (!own.has("match")) {
        problems.add(own.place(), FileFault.MISSING_KEY, Wording.PART_MATCHES_NOTHING, Wording.AS_WRITTEN.of("match"));
      }
      own.done();
      parts.add(part(entry.key().text(), saysWhatItIs(own) || saysWhatItIs(fields), own, layer.over(whole),
          nearer.isPresent() ? nearer : like));
    }
    if (parts.isEmpty()) {
      problems.add(fields.place(), FileFault.MISSING_KEY, Wording.NO_PARTS, Wording.PARTS_LIKE);
    }
    return parts;
  }

  /** What the file says, over what it takes over: the class it is like, else the one of its kind. */
  private DevicePart part(String id, boolean isSaid, Fields fields, Layer said, Optional<ClassShelf.Known> like) {
    Optional<ClassShelf.Known> below = like.isPresent() ? like : layers.ofKind(said.kind());
    Layer whole = said.over(below.map(ClassShelf.Known::layer).orElse(Layer.EMPTY));
    if (whole.kind() == null && !isSaid) {
      layers.tellOfMissingKind(fields);
    }
    return whole.part(id, LayerReader.names(below));
  }

  /** A kind or a class that is wrong has been told of. */
  private static boolean saysWhatItIs(Fields fields) {
    return fields.has("kind") || fields.has("like");
  }

  private Map<String, String> sources(Fields fields) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Yaml.Entry entry : fields.all()) {
      fields.parsed(entry.value(), () -> Wording.WHERE_FROM.of(String.join(", ", SOURCES)),
          text -> Optional.of(text).filter(t -> SOURCE.matcher(t).matches()))
          .ifPresent(source -> sources.put(entry.key().text(), source));
    }
    return sources;
  }
}
