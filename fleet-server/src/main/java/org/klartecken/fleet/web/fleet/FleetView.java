// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first page, ready for its template. */
public record FleetView(Summary summary, Board board, Map map) {
  /** How many of each: the headline, the bar to scale and the filters. */
  public record Summary(String headline, String lead, List<Share> shares, String shareText, List<Chip> chips,
      List<Choice> purposes, String text, String site, @Nullable String siteName, String withoutSite,
      @Nullable String state, String selfTest) {
  }

  /** A part of the bar, in percent of its width. */
  public record Share(String state, String from, String width) {
  }

  /** A filter: a link with its count. */
  public record Chip(String href, @Nullable String state, String name, String count, boolean current) {
  }

  public record Choice(String value, String name, boolean chosen) {
  }

  /** What is to be done, most urgent first. */
  public record Board(List<Entry> entries, int hidden, String more, String empty, String emptyText) {
  }

  /** One line of the board. */
  public sealed interface Entry {
  }

  /**
   * A room with a problem.
   *
   * @param since when it began
   * @param next what of the room still works, or that it is in use
   * @param soon whether somebody is disturbed right now
   */
  public record Row(String state, String href, String key, Instant since, String machine, String at, String age,
      String name, String place, String what, String todo, String nextLabel, String next, boolean soon,
      String who) implements Entry {
  }

  /** A site of which nothing is heard: one line instead of one a room. */
  public record Incident(String key, String kind, String title, String text, String summary,
      List<Tile> rooms) implements Entry {
  }

  /** The sites, as houses. */
  public record Map(List<Site> sites, @Nullable String previous, @Nullable String next, String count) {
  }

  public record Site(String key, String href, String name, String summary, List<Floor> floors) {
  }

  /** @param plain whether the name is a number, and is read out as a storey */
  public record Floor(String name, boolean plain, List<Tile> tiles) {
  }

  /** A room as a window. */
  public record Tile(String href, String state, boolean inUse, String text) {
  }
}
