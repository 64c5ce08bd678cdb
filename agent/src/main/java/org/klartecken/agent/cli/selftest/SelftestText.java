// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.klartecken.agent.cli.TextTable;
import org.klartecken.agent.cli.check.CheckText;
import org.klartecken.agent.cli.check.Checked;
import org.klartecken.agent.selftest.SelfTestResult;
import org.klartecken.contract.Reading;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.file.ReadingWords;
import org.klartecken.readiness.ValueText;

/** The answer for people: the judgement as {@code check} gives it, then the steps and what they measured. */
public final class SelftestText {
  private static final double SECOND = 1000;
  private final SelfTestResult result;
  private final Checked checked;
  private final String language;

  /** @param language {@code sv} or {@code en} */
  public SelftestText(SelfTestResult result, Checked checked, String language) {
    this.result = result;
    this.checked = checked;
    this.language = language;
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>(new CheckText(checked, language).lines());
    lines.add("");
    lines.add(new LocalText("Självtest", "Self-test").in(language));
    TextTable steps = new TextTable();
    result.steps().forEach(step -> steps.row(StepWords.of(step.name()).in(language),
        StepWords.of(step.result()).in(language), took(step), why(step)));
    lines.addAll(steps.lines(2));
    if (!result.readings().isEmpty()) {
      lines.add("");
      TextTable readings = new TextTable();
      result.readings().forEach(r -> readings.row(ReadingWords.of(r.name(), language), value(r), device(r)));
      lines.addAll(readings.lines(2));
    }
    return lines;
  }

  private static String took(SelfTestStep step) {
    Long ms = step.tookMs();
    return ms == null || ms == 0 ? "–" : String.format(Locale.ROOT, "%.1f s", ms / SECOND);
  }

  private String why(SelfTestStep step) {
    StepReason reason = step.reason();
    String word = reason == null ? "" : StepWords.of(reason).in(language);
    String detail = isTold(step) ? step.detail() : "";
    return detail.isEmpty() || word.isEmpty() ? word + detail : word + " (" + detail + ")";
  }

  /** Details are in English: in Swedish only of what failed, where they tell administrators more than the reason does. */
  private boolean isTold(SelfTestStep step) {
    return language.startsWith("en") || step.result() == StepResult.FAILED;
  }

  private String value(Reading reading) {
    return ValueText.of(reading).in(language);
  }

  private String device(Reading reading) {
    var device = checked.state().devices().get(reading.device());
    return device == null ? "" : device.name();
  }
}
