// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Printable;
import org.klartecken.contract.WireAdapters;
import org.klartecken.contract.WireFault;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Purpose;

/** Judgements and findings to JSON and back, so that the begin of a fault outlives a server. Thread-safe. */
@Json.Import({Finding.class, Item.class, LocalText.class, PurposeVerdict.class, AssessmentCodec.Stored.class})
public final class AssessmentCodec {
  private final JsonType<Stored> assessment;
  private final JsonType<List<Finding>> findings;

  public AssessmentCodec() {
    Jsonb jsonb = WireAdapters.jsonb();
    assessment = jsonb.type(Stored.class);
    findings = jsonb.type(Finding.class).list();
  }

  public byte[] encode(Assessment judged) {
    return assessment.toJsonBytes(new Stored(judged.readiness(), List.copyOf(judged.purposes().values()),
        judged.items(), judged.findings(), judged.nextChange()));
  }

  public byte[] encode(List<Finding> faults) {
    return findings.toJsonBytes(faults);
  }

  /** What was stored; octets of another program are {@code Malformed}, never an exception. */
  public Decoded<Assessment> decode(byte[] json) {
    return decode(() -> assessment.fromJson(json).assessment());
  }

  /** What was stored; octets of another program are {@code Malformed}, never an exception. */
  public Decoded<List<Finding>> decodeFindings(byte[] json) {
    return decode(() -> List.copyOf(findings.fromJson(json)));
  }

  private static <T> Decoded<T> decode(Supplier<T> read) {
    try {
      return new Decoded.Accepted<>(read.get());
    } catch (RuntimeException e) { // decoder, constructors and java.time reject what was not stored by us
      return new Decoded.Malformed<>(WireFault.INVALID, Printable.clean(String.valueOf(e.getMessage())));
    }
  }

  /** A judgement as it is stored: a list in place of the map, since a verdict names its purpose. */
  public record Stored(Readiness readiness, List<PurposeVerdict> purposes, List<Item> items, List<Finding> findings,
      Instant nextChange) {
    Assessment assessment() {
      Map<Purpose, PurposeVerdict> byPurpose = purposes.stream()
          .collect(Collectors.toMap(PurposeVerdict::purpose, Function.identity()));
      return new Assessment(readiness, byPurpose, items, findings, nextChange);
    }
  }
}
