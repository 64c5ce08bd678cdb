// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.StepResult;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;
import org.klartecken.readiness.ValueText;

/** What steps of self-tests are called and what became of them. Pure. */
public record SelfTestTexts(Words w) {
  private static final Pattern CHANGED = Pattern
      .compile("([a-z][a-z0-9_]{0,30}(?:\\.[a-z0-9_]{1,30}){1,4}): (\\S{1,60}) > (\\S{1,60})");
  /** After a remedy the device told nothing of the reading any more. */
  private static final String NOT_MEASURED = "-";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,9})?");

  /** Of a step or a reading; an unknown one by its own name. */
  public String name(ReadingName name) {
    String step = "selftest.step." + name;
    if (w.has(step)) {
      return w.get(step);
    }
    return w.has("reading." + name) ? w.get("reading." + name) : name.value();
  }

  /** Why a step failed, and what to do about it. */
  public String failed(SelfTestStep step) {
    StepReason reason = reason(step);
    String own = "selftest.todo." + step.name() + '.' + reason.name();
    return w.get("selftest.step.failed", name(step.name()), w.inside(reason)) + ' '
        + w.get(w.has(own) ? own : "selftest.todo." + reason.name());
  }

  /** What became of a step, in a few words. */
  public String outcome(SelfTestStep step) {
    StepReason reason = step.reason();
    if (step.result() == StepResult.SKIPPED && reason == StepReason.NOTHING_THERE) {
      return w.get(w.has("selftest.thing." + step.name()) ? "selftest.absent" : "selftest.idle");
    }
    return reason == null ? w.of(step.result()) : w.of(step.result()) + ": " + w.inside(reason);
  }

  /** What was measured, for a list of such; of a step that was taken in part, that part. */
  public String measured(SelfTestStep step) {
    StepReason reason = step.reason();
    String part = "selftest.part." + step.name() + '.' + (reason == null ? "" : reason.name());
    return w.lower(w.has(part) ? w.get(part) : name(step.name()));
  }

  /**
   * What the agent did to mend a device, with the reading before and after, {@code audio.capture_muted: true > false};
   * whether that helped, did not, or could not be done; empty when the reading tells of no remedy.
   */
  public Optional<String> remedy(Reading reading, Readings readings, String device) {
    if (!isRemedy(reading) || !(reading.value() instanceof Value.Text(String told))) {
      return Optional.empty();
    }
    String what = w.lower(readings.name(reading.name()));
    Matcher changed = CHANGED.matcher(told);
    if (!changed.matches()) {
      return Optional.of(w.get("selftest.remedy.plain", device, what));
    }
    ReadingName mended = new ReadingName(changed.group(1));
    String before = changed.group(2);
    String after = changed.group(3);
    String about = w.lower(readings.name(mended));
    Optional<FailureReason> refused = refusal(after);
    if (refused.isPresent()) {
      return Optional.of(w.get("selftest.remedy.refused", device, what, about, value(mended, before, readings),
          w.inside(StepReason.of(refused.get()))));
    }
    boolean futile = after.equals(before) || after.equals(NOT_MEASURED);
    return Optional.of(w.get(futile ? "selftest.remedy.futile" : "selftest.remedy", device, what, about,
        value(mended, before, readings), value(mended, after, readings)));
  }

  private static Optional<FailureReason> refusal(String after) {
    return Arrays.stream(FailureReason.values()).filter(reason -> reason.name().equals(after)).findFirst();
  }

  /** Whether a reading tells what was done and not what was measured. */
  public static boolean isRemedy(Reading reading) {
    return reading.name().value().startsWith("remedy.");
  }

  private String value(ReadingName name, String word, Readings readings) {
    return switch (word) {
      case "true" -> w.get("yes");
      case "false" -> w.get("no");
      default -> NUMBER.matcher(word).matches()
          ? readings.quantity(name, Double.parseDouble(word), ReadingNames.unit(name).orElse(Unit.NONE))
          : w.of(ValueText.of(Value.of(word), Unit.NONE));
    };
  }

  /**
   * What was not tested, or only in part, and why: a sentence for each reason.
   *
   * @param all of a test that is over
   */
  public List<String> left(List<SelfTestStep> all) {
    List<String> sentences = new ArrayList<>();
    all.stream().filter(step -> step.result() == StepResult.MEASURED && step.reason() != null).map(this::partly)
        .forEach(sentences::add);
    Map<StepReason, List<SelfTestStep>> skipped = all.stream().filter(step -> step.result() == StepResult.SKIPPED)
        .collect(Collectors.groupingBy(SelfTestTexts::reason, LinkedHashMap::new, Collectors.toList()));
    List<String> absent = Optional.ofNullable(skipped.remove(StepReason.NOTHING_THERE)).orElse(List.of()).stream()
        .map(step -> "selftest.thing." + step.name()).filter(w::has).map(w::get).toList();
    if (!absent.isEmpty()) {
      sentences.add(w.get("selftest.left.absent", w.list(absent)));
    }
    skipped.forEach((reason, steps) -> sentences.add(w.get("selftest.left", w.inside(reason),
        w.list(steps.stream().map(step -> w.lower(name(step.name()))).toList()))));
    return sentences;
  }

  private String partly(SelfTestStep step) {
    String own = "selftest.partly." + step.name() + '.' + reason(step).name();
    return w.has(own) ? w.get(own) : w.get("selftest.partly", w.inside(reason(step)), w.lower(name(step.name())));
  }

  private static StepReason reason(SelfTestStep step) {
    StepReason reason = step.reason();
    return reason == null ? StepReason.OTHER : reason;
  }
}
