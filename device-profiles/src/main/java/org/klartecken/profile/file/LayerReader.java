// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.UsbId;
import org.klartecken.profile.Connector;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.PictureMode;
import org.klartecken.profile.ProofDemand;
import org.klartecken.profile.Remedy;
import org.klartecken.profile.SerialTalk;
import org.klartecken.profile.Situation;

/** Reads what classes, models and their parts have in common. */
final class LayerReader {
  private static final Pattern PICTURE = Pattern.compile("([1-9][0-9]{1,4})x([1-9][0-9]{1,4})(?:@([1-9][0-9]{0,2}))?");
  private static final Pattern DRIVER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,30}(?:/[a-z0-9][a-z0-9_-]{0,30}){0,4}");
  private static final int MOST_INTERFACES = 32;
  private static final int USUAL_BAUD = 9_600;
  private static final int FASTEST = 4_000_000;
  /** Below this a sweep drowns in the noise of any room. */
  private static final double SOFTEST = -60;

  private final Problems problems;
  private final ClassShelf classes;

  LayerReader(Problems problems, ClassShelf classes) {
    this.problems = problems;
    this.classes = classes;
  }

  /** What stands there, without what it takes over. */
  Layer read(Fields fields) {
    return new Layer(fields.optional("kind").map(n -> fields.word(n, DeviceKind.class)).orElse(null),
        fields.flag("optional", false), new MatchReader(problems).read(fields), capabilities(fields),
        drivers(fields), speed(fields), picture(fields), demands(fields.map("ready")),
        new ExpectationReader(problems).all(fields), instructions(fields.map("instructions")),
        quirks(fields.map("quirks")), remedies(fields), offers(fields), talk(fields));
  }

  /** The class that this mapping takes over by {@code like}; a class that is not there is a problem. */
  Optional<ClassShelf.Known> like(Fields fields) {
    return fields.optional("like").flatMap(node -> fields.parsed(node, () -> Wording.A_CLASS.of(classes.names()),
        classes::find));
  }

  /** The class of that kind, if there is one. */
  Optional<ClassShelf.Known> ofKind(@Nullable DeviceKind kind) {
    return kind == null ? Optional.empty() : classes.find(ClassShelf.nameOf(kind));
  }

  private static @Nullable Set<Capability> capabilities(Fields fields) {
    return fields.told("capabilities") ? fields.wordSet("capabilities", Capability.class) : null;
  }

  private @Nullable Map<String, Integer> drivers(Fields fields) {
    if (!fields.told("drivers")) {
      return null;
    }
    Map<String, Integer> drivers = new LinkedHashMap<>();
    Fields told = fields.map("drivers");
    for (Yaml.Entry entry : told.all()) {
      String name = entry.key().text();
      if (!DRIVER.matcher(name).matches()) {
        told.wrongWord(entry.key(), Wording.A_DRIVER);
      }
      drivers.put(name, told.count(entry.value(), MOST_INTERFACES));
    }
    return drivers;
  }

  private static @Nullable Double speed(Fields fields) {
    return fields.optional("speed").map(node -> fields.parsed(node, Wording.A_NUMBER, text -> {
      var number = Scalars.number(text);
      return number.isPresent() && number.getAsDouble() >= 1e6
          ? Optional.of(number.getAsDouble())
          : Optional.<Double>empty();
    }).orElse(0.0)).orElse(null);
  }

  private static @Nullable PictureMode picture(Fields fields) {
    return fields.optional("picture")
        .flatMap(node -> fields.parsed(node, Wording.A_PICTURE, LayerReader::mode))
        .orElse(null);
  }

  private static Optional<PictureMode> mode(String text) {
    Matcher m = PICTURE.matcher(text);
    return m.matches()
        ? Optional.of(new PictureMode(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)),
            m.group(3) == null ? null : Integer.valueOf(m.group(3))))
        : Optional.empty();
  }

  private Map<Capability, ProofDemand> demands(Fields fields) {
    Map<Capability, ProofDemand> demands = new EnumMap<>(Capability.class);
    for (Yaml.Entry entry : fields.all()) {
      Capability capability = fields.word(entry.key(), Capability.class);
      Fields demand = new Fields(problems, entry.value());
      ProofLevel proof = demand.optional("proof").map(n -> demand.word(n, ProofLevel.class)).orElse(null);
      demands.put(capability, new ProofDemand(proof, duration(demand, "greatest-age")));
      demand.done();
    }
    return demands;
  }

  private static Map<Situation, LocalText> instructions(Fields fields) {
    Map<Situation, LocalText> instructions = new EnumMap<>(Situation.class);
    for (Situation situation : Situation.values()) {
      fields.optional(Fields.kebab(situation)).ifPresent(node -> instructions.put(situation, fields.sentence(node)));
    }
    fields.done();
    return instructions;
  }

  private Layer.Peculiar quirks(Fields fields) {
    Duration delay = duration(fields, "init-delay");
    Duration interval = duration(fields, "least-interval");
    Boolean serial = fields.optional("serial")
        .map(n -> fields.parsed(n, () -> Wording.AS_WRITTEN.of("worthless"),
            t -> t.equals("worthless") ? Optional.of(true) : Optional.empty()))
        .map(known -> known.orElse(false)).orElse(null);
    Double loudest = fields.optional("loudest")
        .flatMap(n -> fields.parsed(n, Wording.A_PEAK, LayerReader::peak)).orElse(null);
    Map<UsbId, Set<Capability>> absent = new HashMap<>();
    Fields ids = fields.map("absent");
    for (Yaml.Entry entry : ids.all()) {
      ids.parsed(entry.key(), Wording.A_USB_ID, MatchReader::usbId)
          .ifPresent(id -> absent.put(id, ids.wordSet(entry.key().text(), Capability.class)));
    }
    fields.done();
    return new Layer.Peculiar(delay, interval, serial, loudest, absent);
  }

  private static Optional<Double> peak(String text) {
    return Scalars.number(text).stream().filter(n -> n <= 0 && n >= SOFTEST).boxed().findFirst();
  }

  private static @Nullable Duration duration(Fields fields, String key) {
    return fields.told(key) ? fields.duration(key) : null;
  }

  private static @Nullable Set<Remedy> remedies(Fields fields) {
    return fields.told("remedies") ? fields.kebabSet("remedies", Remedy.class) : null;
  }

  private static @Nullable Set<Connector> offers(Fields fields) {
    return fields.told("offers") ? fields.wordSet("offers", Connector.class) : null;
  }

  private @Nullable SerialTalk talk(Fields fields) {
    if (!fields.told("talk")) {
      return null;
    }
    Fields told = fields.map("talk");
    SerialTalk talk = new SerialTalk(
        told.optional("baud").flatMap(n -> told.parsed(n, Wording.BIT_RATE, LayerReader::baud)).orElse(USUAL_BAUD),
        told.required("ask", Wording.OCTETS).flatMap(n -> told.parsed(n, Wording.OCTETS, LayerReader::hex)).orElse(""),
        told.required("answer", Wording.AN_EXPRESSION)
            .flatMap(n -> told.parsed(n, Wording.AN_EXPRESSION, LayerReader::expression))
            .orElse(""));
    told.done();
    return talk;
  }

  private static Optional<Integer> baud(String text) {
    return text.matches("[1-9][0-9]{2,6}") && Integer.parseInt(text) >= 300 && Integer.parseInt(text) <= FASTEST
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  private static Optional<String> hex(String text) {
    String digits = text.replace(" ", "").toLowerCase(Locale.ROOT);
    return digits.matches("(?:[0-9a-f]{2}){1,64}") ? Optional.of(digits) : Optional.empty();
  }

  private static Optional<String> expression(String text) {
    try {
      Pattern.compile(text);
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (PatternSyntaxException e) { // told to whoever wrote the file
      return Optional.empty();
    }
  }

  /** What nothing is said of, since neither a kind nor a class was named. */
  void tellOfMissingKind(Fields fields) {
    problems.add(fields.place(), FileFault.MISSING_KEY, Wording.NO_KIND,
        Wording.KIND_OR_CLASS.of(classes.names()));
  }

  /** What a layer finally takes over, nearest first, and the names of it. */
  static List<String> names(Optional<ClassShelf.Known> like) {
    return like.map(ClassShelf.Known::names).orElse(List.of());
  }
}
