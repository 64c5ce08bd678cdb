// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.contract.ReadingName;
import org.klartecken.fleet.selftest.PastTest;
import org.klartecken.fleet.selftest.PastTests;
import org.klartecken.fleet.selftest.SelfTestRun;
import org.klartecken.fleet.web.Frame;
import org.klartecken.fleet.web.selftest.SelfTestsView.Chip;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.SelfTestTexts;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.room.RoomState;

/** Tells of the self-tests before, newest first. Pure. */
final class HistoryViews {
  static final int ROWS = 20;
  private static final int LAST_PAGE = 1_000;
  private final Words w;
  private final Times times;
  private final SelfTestTexts texts;
  private final Readings readings;
  private final VerdictViews verdicts;
  private final String href;

  HistoryViews(Words w, Times times, RoomState state, String href) {
    this.w = w;
    this.times = times;
    this.texts = new SelfTestTexts(w);
    this.readings = new Readings(w, times);
    this.verdicts = new VerdictViews(w, times, state);
    this.href = href;
  }

  /** What is looked at; the address of the page holds all of it. */
  record Query(PastTests.Filter filter, int page) {
    static Query of(Map<String, String> query) {
      String page = query.getOrDefault("page", "1");
      return new Query(PastTests.Filter.of(query.getOrDefault("fault", "")),
          page.matches("[1-9][0-9]{0,3}") ? Math.min(LAST_PAGE, Integer.parseInt(page)) : 1);
    }

    int offset() {
      return (page - 1) * ROWS;
    }
  }

  /** @param found from the query's offset on, one more than a page has when there are more */
  SelfTestsView.History view(Query query, List<PastTest> found, List<ReadingName> faults) {
    List<Chip> chips = new ArrayList<>();
    if (!faults.isEmpty()) { // where all are alike there is nothing to choose
      chips.add(chip("", w.get("tests.all"), query));
      chips.add(chip(PastTests.Filter.FAULTY.word(), w.get("tests.faulty"), query));
      faults.forEach(name -> chips.add(chip(name.value(), texts.name(name), query)));
    }
    String newer = query.page() > 1 ? address(query.filter().word(), query.page() - 1) : "";
    String older = found.size() > ROWS ? address(query.filter().word(), query.page() + 1) : "";
    boolean any = !found.isEmpty() || query.page() > 1 || !query.filter().word().isEmpty();
    return new SelfTestsView.History(chips, found.stream().limit(ROWS).map(this::row).toList(), newer, older,
        w.get(any ? "tests.none.such" : "tests.none"));
  }

  private Chip chip(String word, String name, Query query) {
    return new Chip(address(word, 1), name, query.filter().word().equals(word));
  }

  private String address(String word, int page) {
    Map<String, String> values = new LinkedHashMap<>();
    if (!word.isEmpty()) {
      values.put("fault", word);
    }
    if (page > 1) {
      values.put("page", Integer.toString(page));
    }
    return (values.isEmpty() ? href : href + '?' + Frame.query(values)) + "#past";
  }

  private SelfTestsView.Row row(PastTest past) {
    SelfTestRun run = past.run();
    List<String> found = past.verdict() == PastTest.Verdict.FINE
        ? List.of()
        : verdicts.whole(past).stream().map(VerdictViews.Found::text).toList();
    List<String> figures = VerdictViews.figures(run).stream()
        .map(r -> readings.name(r.name()) + ' ' + readings.value(r)).distinct().toList();
    return new SelfTestsView.Row(VerdictViews.mark(past), times.full(run.toldAt()), times.machine(run.toldAt()),
        word(past), found, verdicts.remedies(run), verdicts.left(past), figures);
  }

  private String word(PastTest past) {
    return switch (past.verdict()) {
      case FAULTY, INCOMPLETE, FINE -> w.get("tests.state." + past.verdict().name());
      case NOT_WHOLE -> w.get("tests.state." + past.run().state().name(), verdicts.reason(past.run()));
    };
  }
}
