// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepResult;
import org.klartecken.fleet.selftest.PastTest;
import org.klartecken.fleet.selftest.PastTests;
import org.klartecken.fleet.selftest.SelfTestRun;
import org.klartecken.fleet.selftest.TestFault;
import org.klartecken.fleet.web.Frame;
import org.klartecken.fleet.web.selftest.SelfTestsView.Chip;
import org.klartecken.fleet.web.words.Readings;
import org.klartecken.fleet.web.words.SelfTestTexts;
import org.klartecken.fleet.web.words.Times;
import org.klartecken.fleet.web.words.Words;

/** Tells of the self-tests before, newest first. Pure. */
final class HistoryViews {
  static final int ROWS = 20;
  private static final int LAST_PAGE = 1_000;
  private final Words w;
  private final Times times;
  private final SelfTestTexts texts;
  private final String href;

  HistoryViews(Words w, Times times, String href) {
    this.w = w;
    this.times = times;
    this.texts = new SelfTestTexts(w);
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
    chips.add(chip("", w.get("tests.all"), query));
    if (!faults.isEmpty()) {
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
    List<String> faults = past.faults().stream().map(fault -> fault(fault, run)).toList();
    Readings readings = new Readings(w, times);
    List<String> figures = run.readings().stream().filter(r -> !r.name().equals(ReadingNames.DISPLAY_TEST_CODE))
        .map(r -> readings.name(r.name()) + ' ' + readings.value(r)).toList();
    List<String> left = run.steps().stream().filter(step -> step.result() == StepResult.SKIPPED)
        .map(texts::skipped).distinct().toList();
    return new SelfTestsView.Row(mark(past), times.full(run.toldAt()), times.machine(run.toldAt()),
        w.get("tests.state." + (faults.isEmpty() ? run.state().name() : "FAULTY")), faults, left, figures);
  }

  private String fault(TestFault fault, SelfTestRun run) {
    if (!fault.isStep()) {
      return w.of(fault.text());
    }
    return run.steps().stream().filter(step -> step.name().equals(fault.name())).findFirst()
        .map((SelfTestStep step) -> texts.failed(step)).orElse(texts.name(fault.name()));
  }

  private static String mark(PastTest past) {
    if (!past.faults().isEmpty()) {
      return "FAILED";
    }
    return switch (past.run().state()) {
      case DONE -> "PROVED";
      case CANCELLED, REFUSED, RUNNING, OTHER -> "UNKNOWN";
    };
  }
}
