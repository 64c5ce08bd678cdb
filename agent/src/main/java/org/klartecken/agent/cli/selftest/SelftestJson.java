// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.selftest;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.cli.check.CheckJson;
import org.klartecken.agent.cli.check.Checked;
import org.klartecken.agent.selftest.SelfTestResult;
import org.klartecken.contract.JsonLibrary;
import org.klartecken.contract.Reading;
import org.klartecken.contract.SelfTestStep;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.Value;

/** The answer for programs: one JSON object on one line. */
public final class SelftestJson {
  private final JsonType<Answer> type = JsonLibrary.build(Jsonb.builder().serializeNulls(true).serializeEmpty(true))
      .type(Answer.class);

  /**
   * @param state of the self-test
   * @param check what {@code check} would say with these readings
   */
  @Json
  record Answer(String state, List<StepLine> steps, List<ReadingLine> readings, @Json.Raw String check) {
  }

  @Json
  record StepLine(String name, String result, @Nullable String reason, String detail, @Nullable Long tookMs) {
  }

  /** Of {@code number}, {@code flag} and {@code text} one is set. */
  @Json
  record ReadingLine(String device, String name, @Nullable Double number, @Nullable Boolean flag,
      @Nullable String text, String unit) {
  }

  public String of(SelfTestResult result, Checked checked) {
    return type.toJson(new Answer(result.state().name(), result.steps().stream().map(SelftestJson::line).toList(),
        result.readings().stream().map(SelftestJson::line).toList(), new CheckJson().of(checked)));
  }

  private static StepLine line(SelfTestStep step) {
    StepReason reason = step.reason();
    return new StepLine(step.name().value(), step.result().name(), reason == null ? null : reason.name(),
        step.detail(), step.tookMs());
  }

  private static ReadingLine line(Reading r) {
    String unit = r.unit().name();
    return switch (r.value()) {
      case Value.Quantity(double number) ->
        new ReadingLine(r.device().value(), r.name().value(), number, null, null, unit);
      case Value.Flag(boolean set) -> new ReadingLine(r.device().value(), r.name().value(), null, set, null, unit);
      case Value.Text(String text) -> new ReadingLine(r.device().value(), r.name().value(), null, null, text, unit);
    };
  }
}
