// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.klartecken.contract.Printable;
import org.klartecken.profile.file.Yaml.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Octets to a tree, by the parser's events.
 *
 * <p>The events rather than the parser's own tree: that one is built by unbounded recursion, which 60 KiB of brackets
 * overflow, and resolves aliases, which make bombs.
 */
final class YamlTree {
  static final int LARGEST = 64 * 1024;
  private static final int DEEPEST = 10;
  private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(LARGEST).build();

  private final Problems problems;
  private final Iterator<Event> events;

  private YamlTree(Problems problems, Iterator<Event> events) {
    this.problems = problems;
    this.events = events;
  }

  /** The tree, or empty when the octets are no YAML of ours; then the problems say why. */
  static Optional<Yaml> read(byte[] octets, Problems problems) {
    if (octets.length > LARGEST) {
      problems.add(Place.WHOLE_FILE, FileFault.TOO_LARGE, Wording.FILE_SIZE.of(octets.length),
          Wording.AT_MOST.of(LARGEST));
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      return new YamlTree(problems, new Parse(SETTINGS).parseString(text).iterator()).document();
    } catch (CharacterCodingException notUtf8) {
      problems.add(Place.WHOLE_FILE, FileFault.NOT_YAML, Wording.NOT_UTF8, Wording.UTF8);
    } catch (Refused refused) {
      problems.add(refused.place, refused.fault, refused.problem, refused.expected);
    } catch (MarkedYamlEngineException malformed) {
      YamlTrouble trouble = YamlTrouble.of(String.valueOf(malformed.getProblem()));
      problems.add(malformed.getProblemMark().map(YamlTree::place).orElse(Place.WHOLE_FILE), FileFault.NOT_YAML,
          trouble.problem(), trouble.expected());
    } catch (YamlEngineException malformed) {
      problems.add(Place.WHOLE_FILE, FileFault.NOT_YAML,
          Wording.PARSER.of(Printable.clean(String.valueOf(malformed.getMessage()))), Wording.YAML);
    }
    return Optional.empty();
  }

  private Optional<Yaml> document() {
    next(); // StreamStart
    if (!(next().getEventId() == Event.ID.DocumentStart)) {
      throw new Refused(Place.WHOLE_FILE, FileFault.NOT_YAML, Wording.EMPTY, Wording.A_MAPPING);
    }
    Yaml root = node(next(), 0);
    next(); // DocumentEnd
    Event end = next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw new Refused(place(end), FileFault.NOT_YAML, Wording.SECOND_DOCUMENT, Wording.ONE_DOCUMENT);
    }
    return problems.none() ? Optional.of(root) : Optional.empty();
  }

  private Yaml node(Event event, int depth) {
    if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw new Refused(place(event), FileFault.NOT_YAML, Wording.ANCHOR, Wording.WRITTEN_OUT);
    }
    if (depth > DEEPEST) {
      throw new Refused(place(event), FileFault.TOO_LARGE, Wording.TOO_DEEP.of(DEEPEST), Wording.FLAT_VALUES);
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent start -> items(place(start), depth);
      case MappingStartEvent start -> entries(place(start), depth);
      default -> throw new Refused(place(event), FileFault.NOT_YAML, Wording.NO_VALUE, Wording.ONE_VALUE);
    };
  }

  private Yaml.Text scalar(ScalarEvent scalar) {
    if (scalar.getTag().isPresent()) {
      throw new Refused(place(scalar), FileFault.NOT_YAML, Wording.TAG.of(Printable.quote(scalar.getTag().get())),
          Wording.WITHOUT_TAG);
    }
    return new Yaml.Text(place(scalar), scalar.getValue(), scalar.isPlain());
  }

  private Yaml items(Place place, int depth) {
    List<Yaml> items = new ArrayList<>();
    for (Event e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
      items.add(node(e, depth + 1));
    }
    return new Yaml.Items(place, items);
  }

  private Yaml entries(Place place, int depth) {
    List<Yaml.Entry> entries = new ArrayList<>();
    for (Event e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
      if (!(node(e, depth + 1) instanceof Yaml.Text key)) {
        throw new Refused(place(e), FileFault.WRONG_TYPE, Wording.KEY_NO_TEXT, Wording.A_TEXT);
      }
      entries.add(new Yaml.Entry(key, node(next(), depth + 1)));
    }
    return new Yaml.Entries(place, entries);
  }

  private Event next() {
    return events.next();
  }

  private static Place place(Event event) {
    return event.getStartMark().map(YamlTree::place).orElse(Place.WHOLE_FILE);
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Ends the reading of a file whose shape is refused as a whole; caught in this class alone. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Place place;
    private final FileFault fault;
    private final transient Said problem;
    private final transient Said expected;

    Refused(Place place, FileFault fault, Said problem, Said expected) {
      super(null, null, false, false);
      this.place = place;
      this.fault = fault;
      this.problem = problem;
      this.expected = expected;
    }
  }
}
