// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.check;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.JsonLibrary;
import org.klartecken.contract.WireCodec;
import org.klartecken.profile.LocalText;
import org.klartecken.readiness.Finding;
import org.klartecken.readiness.Item;
import org.klartecken.readiness.PurposeVerdict;

/** The answer for programs: one JSON object on one line. */
public final class CheckJson {
  private final JsonType<Answer> type = JsonLibrary.build(Jsonb.builder().serializeNulls(true).serializeEmpty(true))
      .type(Answer.class);

  /**
   * @param status as the exit code says it
   * @param comparedWith when an agent that runs here saw the devices last, ISO 8601 in UTC; null when none has run
   * @param observation as it would travel in a report
   */
  @Json
  record Answer(String status, String readiness, String standard, String at, List<PurposeLine> purposes,
      List<ItemLine> items, List<FindingLine> findings, @Nullable String comparedWith, @Json.Raw String observation) {
  }

  @Json
  record PurposeLine(String purpose, String readiness, List<String> because) {
  }

  /** @param provedAt ISO 8601 in UTC, null without proof */
  @Json
  record ItemLine(String id, Text name, String state, @Nullable String proof, @Nullable String provedAt,
      List<String> devices, List<FindingLine> findings) {
  }

  @Json
  record FindingLine(String item, @Nullable String device, String deviceName, String reason, @Nullable String reading,
      String severity, Text text) {
  }

  @Json
  record Text(String sv, String en) {
    static Text of(LocalText text) {
      return new Text(text.sv(), text.en());
    }
  }

  public String of(Checked checked) {
    var judged = checked.judged();
    return type.toJson(new Answer(checked.status().name(), judged.readiness().name(), checked.standard().id(),
        checked.at().toString(), judged.purposes().values().stream().map(CheckJson::line).toList(),
        judged.items().stream().map(CheckJson::line).toList(), judged.findings().stream().map(CheckJson::line).toList(),
        checked.comparedWith().map(Instant::toString).orElse(null),
        new String(new WireCodec().encode(checked.seen()), StandardCharsets.UTF_8)));
  }

  private static PurposeLine line(PurposeVerdict verdict) {
    return new PurposeLine(verdict.purpose().name(), verdict.readiness().name(), verdict.because());
  }

  private static ItemLine line(Item item) {
    var proof = item.proof();
    var provedAt = item.provedAt();
    return new ItemLine(item.id(), Text.of(item.name()), item.state().name(), proof == null ? null : proof.name(),
        provedAt == null ? null : provedAt.toString(), item.devices().stream().map(DeviceId::value).toList(),
        item.findings().stream().map(CheckJson::line).toList());
  }

  private static FindingLine line(Finding finding) {
    var device = finding.device();
    var reading = finding.reading();
    return new FindingLine(finding.item(), device == null ? null : device.value(), finding.deviceName(),
        finding.reason().name(), reading == null ? null : reading.value(), finding.severity().name(),
        Text.of(finding.text()));
  }
}
