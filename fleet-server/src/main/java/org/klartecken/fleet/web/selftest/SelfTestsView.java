// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.selftest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a room's self-tests, ready for its template. */
public record SelfTestsView(String room, String back, String href, String lead, Trends trends, Times times,
    History history) {
  /**
   * How the figures go.
   *
   * @param warned figures that left their normal range
   * @param devices the others
   * @param constant those that never differ, each with its value
   */
  public record Trends(List<Warned> warned, List<Group> devices, List<String> constant) {
  }

  /** A figure that left its range, and what to do about it. */
  public record Warned(String sentence, Curve curve) {
  }

  /**
   * The other figures of a device.
   *
   * @param told how many, and how they are
   */
  public record Group(String device, String told, List<Curve> curves) {
  }

  /**
   * One figure.
   *
   * @param state {@code DEGRADED} when it warns
   * @param range what is normal, or nothing when that is not known
   * @param points in a box of 100 by 40
   * @param normalTop of the normal range in that box, or nothing
   * @param last where the latest lies
   * @param label all of it in a sentence
   */
  public record Curve(String state, String name, String device, String value, String standing, String range,
      String points, String normalTop, String normalHeight, String last, String label, List<Point> table) {
  }

  public record Point(String at, String value, String note) {
  }

  /**
   * The tests before.
   *
   * @param newer where newer ones are, or nothing
   * @param none what is said when there are no rows
   */
  public record History(List<Chip> chips, List<Row> rows, String newer, String older, String none) {
  }

  public record Chip(String href, String name, boolean current) {
  }

  /**
   * A test.
   *
   * @param found what was wrong, or could not be tested
   * @param remedies what the agent did to mend the room
   * @param left what was not tried
   */
  public record Row(String mark, String at, String machine, String word, List<String> found, List<String> remedies,
      List<String> left, List<String> figures) {
  }

  /**
   * When the room is tested.
   *
   * @param night the test of the night that comes, in a sentence
   * @param wrong what must be corrected, or null
   */
  public record Times(String night, List<Time> lines, List<Day> days, boolean soundAtNight, String earliest, Form form,
      @Nullable String wrong) {
  }

  /**
   * A time.
   *
   * @param removed whether it can be brought back
   * @param last what came of the last one, or nothing
   */
  public record Time(String id, String name, String next, String last, String by, boolean removed) {
  }

  /** A day of the week that can be chosen. */
  public record Day(String id, String name, boolean chosen) {
  }

  /** What was typed. */
  public record Form(String clock, String before, String minutes) {
  }
}
