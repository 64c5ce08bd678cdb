// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.Map;
import org.klartecken.contract.Printable;

/** The parser's commonest complaints, which it has in English alone, as what people did and should do instead. */
record YamlTrouble(Said problem, Said expected) {
  private static final YamlTrouble INDENTATION = new YamlTrouble(Wording.INDENTATION, Wording.SAME_INDENTATION);
  private static final YamlTrouble NEVER_CLOSED = new YamlTrouble(Wording.NEVER_CLOSED, Wording.CLOSED);
  private static final Map<String, YamlTrouble> BY_BEGINNING = Map.of(
      "mapping values are not allowed here", new YamlTrouble(Wording.VALUE_AFTER_VALUE, Wording.QUOTED_TEXT),
      "could not find expected ':'", new YamlTrouble(Wording.NO_COLON, Wording.KEY_AND_VALUE),
      "found character ", new YamlTrouble(Wording.CANNOT_BEGIN, Wording.SPACES_OR_QUOTES),
      "found unexpected end of stream", NEVER_CLOSED,
      "expected ',' or ", NEVER_CLOSED,
      "expected <block end>", INDENTATION,
      "sequence entries are not allowed here", INDENTATION,
      "mapping keys are not allowed here", INDENTATION);

  static YamlTrouble of(String complaint) {
    return BY_BEGINNING.entrySet().stream().filter(e -> complaint.startsWith(e.getKey())).map(Map.Entry::getValue)
        .findFirst().orElseGet(() -> new YamlTrouble(Wording.PARSER.of(Printable.clean(complaint)), Wording.YAML));
  }
}
