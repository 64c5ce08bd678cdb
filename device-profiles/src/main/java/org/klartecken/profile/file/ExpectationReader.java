// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.profile.Condition;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.Severity;

/** Reads one element of an {@code expect} list: a reading, exactly one condition, and what people should do. */
final class ExpectationReader {
  private static final ReadingName STAND_IN = new ReadingName("stand.in");
  private static final List<String> CONDITIONS = List.of("at-least", "at-most", "between", "is", "one-of");

  private final Problems problems;

  ExpectationReader(Problems problems) {
    this.problems = problems;
  }

  List<Expectation> all(Fields fields) {
    return fields.list("expect").stream().map(this::read).toList();
  }

  Expectation read(Yaml node) {
    Fields fields = new Fields(problems, node);
    ReadingName name = fields.required("reading", Wording.A_READING)
        .flatMap(n -> fields.parsed(n, Wording.A_READING, ExpectationReader::name)).orElse(STAND_IN);
    Condition condition = condition(fields);
    Unit unit = unit(fields, name, condition);
    var expectation = new Expectation(name, condition, unit, fields.word("severity", Severity.class),
        fields.duration("hold"), fields.sentence("text"));
    fields.done();
    return expectation;
  }

  private Condition condition(Fields fields) {
    if (CONDITIONS.stream().filter(fields::has).count() != 1) {
      CONDITIONS.forEach(fields::optional);
      problems.add(fields.place(), FileFault.MISSING_KEY, Wording.NO_CONDITION,
          Wording.EXACTLY_ONE_OF.of(String.join(", ", CONDITIONS)));
      return new Condition.AtLeast(0);
    }
    return fields.optional("at-least").<Condition>map(n -> new Condition.AtLeast(number(fields, n)))
        .or(() -> fields.optional("at-most").map(n -> new Condition.AtMost(number(fields, n))))
        .or(() -> fields.optional("is").map(n -> new Condition.Is(value(fields, n))))
        .or(() -> Optional.of(fields.list("between")).filter(l -> !l.isEmpty()).map(l -> between(fields, l)))
        .orElseGet(() -> oneOf(fields));
  }

  private Condition between(Fields fields, List<Yaml> limits) {
    if (limits.size() != 2) {
      problems.add(limits.getFirst().place(), FileFault.WRONG_TYPE, Wording.LIMITS.of(limits.size()),
          Wording.TWO_NUMBERS);
      return new Condition.AtLeast(0);
    }
    double low = number(fields, limits.getFirst());
    double high = number(fields, limits.getLast());
    if (low > high) {
      problems.add(limits.getFirst().place(), FileFault.WRONG_WORD, Wording.MORE_THAN.of(low, high),
          Wording.LOWER_LIMIT_FIRST);
    }
    return new Condition.Between(low, high);
  }

  private Condition oneOf(Fields fields) {
    List<Yaml> nodes = fields.list("one-of");
    if (nodes.isEmpty() && !fields.has("between")) {
      problems.add(fields.place(), FileFault.MISSING_KEY, Wording.NO_VALUE, Wording.LIST_OF_VALUES);
    }
    Set<Value> wanted = new HashSet<>();
    nodes.forEach(n -> wanted.add(value(fields, n)));
    return new Condition.OneOf(wanted);
  }

  /** A known reading has its own unit; another must say which it has when it is a number. */
  private Unit unit(Fields fields, ReadingName name, Condition condition) {
    Optional<Yaml> told = fields.optional("unit");
    Optional<Unit> known = ReadingNames.unit(name);
    Unit unit = told.map(n -> fields.word(n, Unit.class)).or(() -> known).orElse(Unit.NONE);
    if (known.isPresent() && unit != known.get()) {
      problems.add(told.map(Yaml::place).orElse(fields.place()), FileFault.WRONG_WORD,
          Wording.OTHER_UNIT.of(name, unit), Wording.AS_WRITTEN.of(known.get()));
    }
    boolean wantsNumber = switch (condition) {
      case Condition.AtLeast _,Condition.AtMost _,Condition.Between _ -> true;
      case Condition.Is(Value wanted) -> wanted instanceof Value.Quantity;
      case Condition.OneOf(Set<Value> wanted) -> wanted.stream().anyMatch(Value.Quantity.class::isInstance);
    };
    if (wantsNumber == (unit == Unit.NONE) && !name.equals(STAND_IN)) {
      problems.add(fields.place(), FileFault.WRONG_TYPE,
          wantsNumber ? Wording.NUMBER_WITHOUT_UNIT.of(name) : Wording.NUMBER_IN_UNIT.of(name, unit),
          wantsNumber ? Wording.UNIT_OR_WORD : Wording.PLAIN_NUMBER);
    }
    return unit;
  }

  private static double number(Fields fields, Yaml node) {
    return fields.parsed(node, Wording.A_NUMBER, text -> {
      var number = Scalars.number(text);
      return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }).orElse(0.0);
  }

  private static Value value(Fields fields, Yaml node) {
    if (node instanceof Yaml.Text text && text.text().length() <= Value.Text.LONGEST) {
      return Scalars.value(text);
    }
    fields.wrongType(node, Wording.VALUE);
    return Value.of(false);
  }

  private static Optional<ReadingName> name(String text) {
    try {
      return Optional.of(new ReadingName(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
