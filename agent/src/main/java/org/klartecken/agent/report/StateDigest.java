// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.report;

import java.time.Instant;
import java.util.Comparator;
import org.klartecken.contract.Device;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.Value;
import org.klartecken.contract.WireCodec;

/**
 * A short name of a state: two states have the same digest when no person would call them different.
 *
 * <p>The 64-bit FNV-1a hash, as 16 hexadecimal digits, of the observation with its parts in order and without times, the
 * numbers of volatile readings and the words of failures; that such a reading can be taken again is news. It is compared, never trusted: no defence against forgery.
 */
public final class StateDigest {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final Value UNTOLD = Value.of(0);

  private final WireCodec codec;

  public StateDigest(WireCodec codec) {
    this.codec = codec;
  }

  /** The digest of a state. */
  public String of(Observation observation) {
    long hash = OFFSET_BASIS;
    for (byte octet : codec.encode(canonical(observation))) {
      hash = (hash ^ (octet & 0xff)) * PRIME;
    }
    return String.format(java.util.Locale.ROOT, "%016x", hash);
  }

  private static Observation canonical(Observation o) {
    var devices = o.devices().stream().sorted(Comparator.comparing(Device::id)).toList();
    var readings = o.readings().stream()
        .map(r -> new Reading(r.device(), r.name(), Volatility.isVolatile(r) ? UNTOLD : r.value(), r.unit(), r.proof(),
            Instant.EPOCH))
        .sorted(Comparator.comparing(Reading::device).thenComparing(Reading::name)).toList();
    var failures = o.failures().stream()
        .map(f -> new ProbeFailure(f.device(), f.probe(), f.reason(), "", Instant.EPOCH))
        .sorted(Comparator.comparing(ProbeFailure::device).thenComparing(ProbeFailure::probe)
            .thenComparing(ProbeFailure::reason))
        .toList();
    return new Observation(devices, readings, failures);
  }
}
