// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.List;
import java.util.function.LongFunction;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Value;

/**
 * A room with one fault.
 *
 * @param name of the fault
 * @param verdict what has to be told: the reading whose limit is broken, or one that says what is wrong by itself
 * @param runs how many such rooms are tried; fewer where each waits for an answer that does not come
 * @param room measures one, in a way of its own for each seed
 */
public record Trial(String name, String verdict, int runs, LongFunction<List<Reading>> room) {
  private static final int USUAL = 10;
  private static final int WAITING = 3;

  /** One whose reading breaks its limit. */
  public static Trial of(String name, String reading, LongFunction<List<Reading>> room) {
    return new Trial(name, reading, USUAL, room);
  }

  /** One named after that reading. */
  public static Trial of(String reading, LongFunction<List<Reading>> room) {
    return of(reading, reading, room);
  }

  /** One that is told by a reading's value, which no limit of a room standard judges. */
  public static Trial told(String name, ReadingName reading, Value value, LongFunction<List<Reading>> room) {
    return of(name, told(reading, value), room);
  }

  /** The same, but of a room that makes the test wait. */
  public Trial waiting() {
    return new Trial(name, verdict, WAITING, room);
  }

  static String told(ReadingName reading, Value value) {
    String plain = switch (value) {
      case Value.Quantity(double number) -> String.valueOf(number);
      case Value.Flag(boolean set) -> String.valueOf(set);
      case Value.Text(String text) -> text;
    };
    return reading.value() + '=' + plain;
  }

  @Override
  public String toString() {
    return name;
  }
}
