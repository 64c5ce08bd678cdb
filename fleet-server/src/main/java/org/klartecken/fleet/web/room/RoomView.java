// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.DeviceKind;
import org.klartecken.fleet.web.selftest.VerdictViews.Found;
import org.klartecken.fleet.web.words.ChangeTexts;
import org.klartecken.fleet.web.words.Words;

/** The page of one room, ready for its template. */
public record RoomView(Verdict verdict, Items items, List<Noted> findings, Strip strip, Hours hours,
    List<Ticket> tickets, String allTickets, Tree tree, String settings, SelfTest selfTest) {
  /**
   * The last self-test.
   *
   * @param told one sentence about when it was
   * @param steps while it runs
   * @param attempt why it came to nothing, when it did
   * @param before when the last whole one was, when this is another
   * @param whole what the last whole one found; nothing while one runs
   * @param warnings figures that left their normal range
   * @param all where the others are
   */
  public record SelfTest(boolean running, int percent, String told, List<Step> steps, List<Found> attempt,
      String before, Tested whole, List<String> warnings, String all) {
  }

  /**
   * What a self-test came to.
   *
   * @param verdict what is wrong and what to do, or that nothing is
   * @param remedies what the agent did to mend the room
   * @param seen what people saw of its pictures
   * @param questions what people are asked of them
   * @param left what was not tried
   */
  public record Tested(List<Found> verdict, List<String> remedies, List<String> seen, List<Question> questions,
      List<String> left, List<Figure> figures) {
    static final Tested NOTHING = new Tested(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Whether the code on a display was seen. */
  public record Question(String test, String device, String name) {
  }

  /** @param mark the state whose sign it bears; {@code NOW} runs, {@code WAITS} is still to come */
  public record Step(String mark, String name, String word) {
  }

  public record Figure(String name, String value, String device) {
  }

  /** The verdict in one sentence, and what the room is usable for. */
  public record Verdict(String state, String word, String sentence, String todo, List<Fact> facts,
      @Nullable String ticket, String visitors, List<Purpose> purposes) {
  }

  public record Fact(String name, String text) {
  }

  public record Purpose(String state, String name, String word, String why) {
  }

  /** @param standard what people call the standard that the room is held against */
  public record Items(String standard, List<Line> lines) {
  }

  /**
   * One line of the contract.
   *
   * @param level of the proof, or {@code NONE}
   * @param provedAt or null when it never was
   * @param left of the proof's life, 0 to 100
   * @param bold what is wrong, or nothing
   * @param more in details
   */
  public record Line(String key, String state, String name, String device, String level, String proof,
      @Nullable Instant provedAt, String age, int left, String bold, String say, List<String> more,
      List<Measured> readings) {
  }

  /** A reading with its age. */
  public record Measured(String name, String value, String age) {
  }

  /**
   * A finding.
   *
   * @param since over what time {@code changes} tells, or nothing when that is not asked
   * @param changes in the room since the last proof, newest first
   */
  public record Noted(String state, String text, String when, String since, List<ChangeTexts.Happened> changes) {
  }

  /** How many faults there are, and how many notes beside them. */
  public static String count(Words w, List<Noted> findings) {
    long notes = findings.stream().filter(f -> f.state().equals("NOT_APPLICABLE")).count();
    List<String> parts = new ArrayList<>();
    if (findings.size() > notes) {
      parts.add(w.count("findings.count", findings.size() - notes));
    }
    if (notes > 0) {
      parts.add(w.count("findings.notes", notes));
    }
    return String.join(", ", parts);
  }

  /**
   * A remark on a device.
   *
   * @param room that it leads to, or the empty text
   */
  public record Note(String text, String room) {
  }

  /** 24 hours: readiness above the line, use below. */
  public record Strip(String text, String share, List<Span> spans, List<Span> use, List<Mark> hours,
      List<Past> table) {
  }

  /** In percent of the width; height tells how bad it is. */
  public record Span(String state, String x, String width, int y, int height) {
  }

  public record Mark(String x, String label) {
  }

  public record Past(String from, String until, String word) {
  }

  /** Hours in use per day. */
  public record Hours(String text, List<Bar> bars, List<Past> table) {
  }

  /** @param label below it, or nothing, anchored at {@code at} */
  public record Bar(String x, String width, int y, int height, String label, String at, String anchor) {
  }

  public record Ticket(String href, String state, String title, String standing) {
  }

  public record Tree(String count, List<Node> roots) {
  }

  /**
   * A device with what hangs on it; {@code gone} ones keep their place.
   *
   * @param notes where it comes from, or went
   */
  public record Node(String key, DeviceKind kind, String name, String code, String text, boolean gone,
      List<Note> notes, List<Node> below) {
  }
}
