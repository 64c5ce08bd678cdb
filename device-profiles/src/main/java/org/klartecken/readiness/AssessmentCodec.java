// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.Printable;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.WireAdapters;
import org.klartecken.contract.WireFault;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.Purpose;

/** Judgements and findings to JSON and back, so that the begin of a fault outlives a server. Thread-safe. */
@Json.Import({Finding.class, LocalText.class, PurposeVerdict.class, AssessmentCodec.Stored.class,
    AssessmentCodec.StoredItem.class})
public final class AssessmentCodec {
  private final JsonType<Stored> assessment;
  private final JsonType<List<Finding>> findings;

  public AssessmentCodec() {
    Jsonb jsonb = WireAdapters.jsonb();
    assessment = jsonb.type(Stored.class);
    findings = jsonb.type(Finding.class).list();
  }

  public byte[] encode(Assessment judged) {
    return assessment.toJsonBytes(Stored.of(judged));
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

  /**
   * A judgement as it is stored: a list in place of the map, since a verdict names its purpose, and each fault once, of
   * which a silent room would repeat one for every line.
   *
   * @param faults all of them, each once
   * @param findings indexes into them of what is wrong with the room, or null: all of them, in their order
   */
  public record Stored(Readiness readiness, List<PurposeVerdict> purposes, List<StoredItem> items,
      List<Finding> faults, @Nullable List<Integer> findings, Instant nextChange) {
    static Stored of(Assessment judged) {
      Map<Finding, Integer> faults = new LinkedHashMap<>();
      judged.findings().forEach(f -> faults.putIfAbsent(f, faults.size()));
      judged.items().forEach(i -> i.findings().forEach(f -> faults.putIfAbsent(f, faults.size())));
      List<Finding> all = List.copyOf(faults.keySet());
      return new Stored(judged.readiness(), List.copyOf(judged.purposes().values()),
          judged.items().stream().map(i -> StoredItem.of(i, faults)).toList(), all,
          all.equals(judged.findings()) ? null : indexes(judged.findings(), faults), judged.nextChange());
    }

    Assessment assessment() {
      Map<Purpose, PurposeVerdict> byPurpose = new EnumMap<>(Purpose.class); // in the order of a judgement
      purposes.forEach(verdict -> byPurpose.put(verdict.purpose(), verdict));
      return new Assessment(readiness, Collections.unmodifiableMap(byPurpose),
          items.stream().map(i -> i.item(faults)).toList(), findings == null ? faults : at(findings, faults),
          nextChange);
    }
  }

  /**
   * A line as it is stored.
   *
   * @param findings indexes of what is wrong with it
   */
  public record StoredItem(String id, LocalText name, ItemState state, List<DeviceId> devices,
      @Nullable ProofLevel proof, @Nullable Instant provedAt, Duration greatestAge, Set<Purpose> purposes,
      List<Integer> findings) {
    static StoredItem of(Item item, Map<Finding, Integer> faults) {
      return new StoredItem(item.id(), item.name(), item.state(), item.devices(), item.proof(), item.provedAt(),
          item.greatestAge(), item.purposes(), indexes(item.findings(), faults));
    }

    Item item(List<Finding> faults) {
      return new Item(id, name, state, devices, proof, provedAt, greatestAge, purposes, at(findings, faults));
    }
  }

  private static List<Integer> indexes(List<Finding> findings, Map<Finding, Integer> faults) {
    return findings.stream().map(f -> Objects.requireNonNull(faults.get(f))).toList();
  }

  private static List<Finding> at(List<Integer> indexes, List<Finding> faults) {
    return indexes.stream().map(faults::get).toList();
  }
}
