// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Value;

/**
 * A room with one fault.
 *
 * @param name of the fault
 * @param verdicts all that has to be told, and nothing else: the readings whose limits are broken, or what was mended
 * @param runs how many such rooms are tried; fewer where each waits for an answer that does not come
 * @param room measures one, in a way of its own for each seed
 */
public record Trial(String name, Set<String> verdicts, int runs, LongFunction<List<Reading>> room) {
  private static final int USUAL = 10;
  private static final int WAITING = 3;

  public Trial {
    verdicts = Set.copyOf(verdicts);
  }

  /** One whose reading breaks its limit. */
  public static Trial of(String name, String reading, LongFunction<List<Reading>> room) {
    return new Trial(name, Set.of(reading), USUAL, room);
  }

  /** One named after that reading. */
  public static Trial of(String reading, LongFunction<List<Reading>> room) {
    return of(reading, reading, room);
  }

  /** One that was mended: nothing is left to judge, and the remedy's reading tells what was done. */
  public static Trial mended(String name, ReadingName remedy, Value value, LongFunction<List<Reading>> room) {
    return of(name, mended(remedy, value), room);
  }

  /** The same, where two verdicts say what one alone does not. */
  public Trial and(String reading) {
    Set<String> both = new TreeSet<>(verdicts);
    both.add(reading);
    return new Trial(name, both, runs, room);
  }

  /** The same, but of a room that makes the test wait. */
  public Trial waiting() {
    return new Trial(name, verdicts, WAITING, room);
  }

  static String mended(ReadingName remedy, Value value) {
    return remedy.value() + '=' + (value instanceof Value.Text(String text) ? text : value);
  }

  @Override
  public String toString() {
    return name;
  }
}
