// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.util.List;

/** A piece of a YAML file that knows its place. All scalars are texts: their readers know what they should be. */
sealed interface Yaml {
  Place place();

  /** For messages: a text, a list, a mapping. */
  Wording what();

  /** Line and column, both from 1. */
  record Place(int line, int column) {
    static final Place WHOLE_FILE = new Place(0, 0);
  }

  /**
   * A scalar.
   *
   * @param plain without quotation marks, so that {@code false} means no
   */
  record Text(Place place, String text, boolean plain) implements Yaml {
    @Override
    public Wording what() {
      return Wording.A_TEXT;
    }
  }

  record Items(Place place, List<Yaml> items) implements Yaml {
    @Override
    public Wording what() {
      return Wording.A_LIST;
    }
  }

  record Entries(Place place, List<Entry> entries) implements Yaml {
    @Override
    public Wording what() {
      return Wording.A_MAPPING;
    }
  }

  record Entry(Text key, Yaml value) {
  }
}
